/** Where the progress lives: unlike an interview it is not copied to disk. */
export function PrepareNote() {
  return <span>What you knew is kept in this browser only. Nothing leaves this computer.</span>;
}
