import type { Result } from "#core/result.ts";

/**
 * Runs a command to its exit code: 0 with what it gives on standard output; 2 for bad input, 1 for a failure, each with one
 * line on standard error and nothing on standard output. A reader that goes away ends it.
 */
export async function runCommand(
  name: string,
  run: (args: readonly string[]) => Promise<Result<string, string>>,
): Promise<void> {
  process.stdout.on("error", () => process.exit(1));
  try {
    const done = await run(process.argv.slice(2));
    if (done.ok) process.stdout.write(done.value);
    else giveUp(name, done.error, 2);
  } catch (error) {
    giveUp(name, error instanceof Error ? error.message : String(error), 1);
  }
}

function giveUp(name: string, sentence: string, code: number): void {
  process.stderr.write(`${name}: ${sentence}\n`);
  process.exitCode = code;
}
