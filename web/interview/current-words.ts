import type { InterviewerTurn, Move, SessionEvent } from "#core/transcript/session.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";

/** What stands in the middle of the room, and what has folded away above it. */
export interface CurrentWords {
  /** Bridges and openings said just before, and the question that a follow-up belongs to. */
  readonly lead: readonly string[];
  readonly words: string;
  readonly move: Move | null;
  readonly earlier: readonly TranscriptTurn[];
}

/** `partial` is the turn that is arriving; until it does, the last question stays where it is. */
export function currentWords(
  events: readonly SessionEvent[],
  partial: { readonly move: Move; readonly text: string } | null,
): CurrentWords {
  const said = events.filter(
    (event): event is InterviewerTurn => event.type === "interviewer-turn" && event.status === "complete",
  );
  const lastReply = events.findLastIndex(({ type }) => replies.includes(type));
  const sinceReply = said.filter(({ seq }) => seq > (events[lastReply]?.seq ?? -1));
  const cluster = sinceReply.length > 0 || partial !== null ? sinceReply : said.slice(-1);
  const last = partial ?? cluster.at(-1) ?? null;
  const before = partial === null ? cluster.slice(0, -1) : cluster;
  const asked = last === null ? undefined : askedBefore(said, last.move);
  const lead = before.map(({ text }) => text);
  if (asked !== undefined && !cluster.includes(asked)) lead.unshift(asked.text);
  const turns = eventsToTurns(events);
  const shown = cluster.length;
  const isAnswered = sinceReply.length === 0;
  return {
    lead,
    words: last?.text ?? "",
    move: last?.move ?? null,
    earlier: isAnswered ? turns : turns.slice(0, turns.length - shown),
  };
}

const replies: readonly SessionEvent["type"][] = ["answer-given", "control-pressed", "silence-noticed"];
const belongsToQuestion: readonly Move["type"][] = ["probe", "nudge", "redirect", "answer", "hint"];

const askedBefore = (said: readonly InterviewerTurn[], move: Move) =>
  belongsToQuestion.includes(move.type)
    ? said.findLast(({ move: asked }) => asked.type === "ask" && asked.questionId === move.questionId)
    : undefined;
