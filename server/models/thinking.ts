/** What a model writes, without the thoughts that it sets between `<think>` tags at the start of its reply. */
export interface ThinkingFilter {
  take(text: string): { readonly words: string; readonly thought: boolean };
  /** What was held back, as it could have become a tag. */
  end(): string;
}

const opening = "<think>";
const closing = "</think>";
/** What comes before the first word; each piece is looked at with all that is held. */
const mostBlanks = 1_000;

export function createThinkingFilter(): ThinkingFilter {
  let state: "undecided" | "thinking" | "speaking" = "undecided";
  let held = "";
  const take = (text: string): { words: string; thought: boolean } => {
    if (state === "speaking") return { words: text, thought: false };
    held += text;
    if (state === "undecided") {
      const start = held.trimStart();
      if (start === "") held = held.slice(0, mostBlanks);
      if (start.length < opening.length && opening.startsWith(start)) return { words: "", thought: false };
      state = start.startsWith(opening) ? "thinking" : "speaking";
      if (state === "speaking") return { words: release(), thought: false };
      held = start.slice(opening.length);
    }
    const end = held.indexOf(closing);
    if (end === -1) {
      held = held.slice(-closing.length);
      return { words: "", thought: true };
    }
    state = "speaking";
    held = held.slice(end + closing.length);
    return { words: release().trimStart(), thought: true };
  };
  const release = (): string => {
    const text = held;
    held = "";
    return text;
  };
  return { take, end: () => (state === "undecided" ? release() : "") };
}
