import { answerSeconds } from "#core/interview/answer-clock.ts";
import type { SessionEvent } from "#core/transcript/session.ts";

/** What a timed answer took of its seconds, in words to follow a date. */
export function answerTimeText(events: readonly SessionEvent[], allowed: number): string {
  const seconds = answerSeconds(events);
  return seconds === 0
    ? ` · nothing was said in its ${allowed} seconds`
    : ` · ${seconds} seconds to say, of ${allowed} planned`;
}
