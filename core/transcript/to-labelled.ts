import type { Turn } from "./session.ts";

const labelBySpeaker = { interviewer: "Interviewer", candidate: "Candidate" } as const;

/**
 * Turns as labelled text, which `parseTranscript` reads as the very same turns: each on one line, as a line that begins like a label
 * would start a turn of its own; without what is no text. Turns that say nothing are left out.
 */
export const turnsToLabelled = (turns: readonly Turn[]): string =>
  turns
    .map(({ speaker, text }) => ({ speaker, line: text.replace(/[\s\p{Cc}]+/gu, " ").trim() }))
    .filter(({ line }) => line !== "")
    .map(({ speaker, line }) => `${labelBySpeaker[speaker]}: ${line}\n`)
    .join("\n");
