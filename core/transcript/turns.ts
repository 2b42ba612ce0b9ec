import type { SessionEvent, TranscriptTurn } from "./session.ts";

/**
 * The spoken turns of a log, numbered from 1. A turn that was cut off and said again later counts once:
 * only complete interviewer turns are transcript.
 */
export function eventsToTurns(events: readonly SessionEvent[]): TranscriptTurn[] {
  const turns: TranscriptTurn[] = [];
  for (const event of events) {
    if (event.type === "interviewer-turn" && event.status === "complete") {
      turns.push({
        n: turns.length + 1,
        speaker: "interviewer",
        text: event.text,
        atMs: event.atMs,
        move: event.move,
        ...(event.voice === undefined ? {} : { voice: event.voice }),
      });
    }
    if (event.type === "answer-given") {
      turns.push({ n: turns.length + 1, speaker: "candidate", text: event.text, atMs: event.atMs, move: null });
    }
  }
  return turns;
}
