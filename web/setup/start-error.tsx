import type { StartError } from "./start-interview.ts";

/** Why an interview could not begin, and what to press. */
export function StartErrorNotice({ error }: { readonly error: StartError }) {
  return (
    <div className="notice" role="alert">
      <p>{"code" in error ? error.message : storeText(error.type)}</p>
      <p className="muted small">Nothing was started, and nothing is lost.</p>
    </div>
  );
}

const storeText = (type: string): string =>
  type === "full"
    ? "This browser has no room left to keep an interview. Delete old ones in the history, then try again."
    : "This browser cannot keep an interview just now. Reload the page and try again.";
