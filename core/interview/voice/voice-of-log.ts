import type { SessionEvent, VoiceChoice } from "../../transcript/session.ts";

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
