import type { Move, SessionEvent, VoiceChoice } from "../../transcript/session.ts";

/** The voice that the log chose last; the built-in one where it chose none. */
export const voiceIn = (events: readonly SessionEvent[]): VoiceChoice =>
  events.findLast((event) => event.type === "voice-chosen")?.voice ?? { name: "built-in" };

/** The log as it was before the interviewer's last run of turns, and when that run began. */
export function logBeforeLastRun(events: readonly SessionEvent[]): {
  readonly events: readonly SessionEvent[];
  readonly nowMs: number;
} {
  const last = events.findLastIndex(({ type }) => type === "interviewer-turn");
  const before = events.slice(0, last + 1).findLastIndex(({ type }) => type !== "interviewer-turn");
  return { events: events.slice(0, before + 1), nowMs: events[before + 1]?.atMs ?? 0 };
}

/**
 * What is out already of the turn that comes next, where the log ends in a turn that hit the length limit; nothing where the
 * clock has brought another one by then.
 */
export function cutPartOf(events: readonly SessionEvent[], next: { readonly move: Move } | undefined): string {
  const last = events.at(-1);
  if (last?.type !== "interviewer-turn" || last.status !== "truncated") return "";
  const isSame = (["type", "kind", "questionId", "sourceId"] as const).every(
    (part) => last.move[part] === next?.move[part],
  );
  return isSame ? last.text : "";
}
