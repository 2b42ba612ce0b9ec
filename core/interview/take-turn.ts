import { type Ear, hear } from "../reading/hear.ts";
import { planInterview } from "../setup/plan.ts";
import type { Heard } from "../transcript/heard.ts";
import type { InterviewSetup, Move, SessionEvent } from "../transcript/session.ts";
import { nextMove } from "./next-move.ts";
import { phraseMove } from "./phrase.ts";
import { policyAt, questionOf } from "./policy.ts";
import { applyHeard, applyMove, awaitsReply, countedEvents, foldInterview, type InterviewState } from "./state.ts";

export interface TurnRequest {
  readonly reader: Ear;
  readonly setup: InterviewSetup;
  readonly events: readonly SessionEvent[];
  /** Interview time. A time before the last event's counts as that event's. */
  readonly nowMs: number;
}

export interface SaidTurn {
  readonly move: Move;
  /** On the first turn after a reply: what was heard in it. */
  readonly heard: Heard | null;
  readonly text: string;
}

/** More turns in a row than any rule allows: a rule has lost its end. */
const longestRun = 8;

/**
 * The interviewer's next turns, up to the one that awaits a reply or closes. Empty when nothing is to be said: a reply
 * is awaited, or the interview is over. Pure, and the one way in for the server, the command line and tests.
 */
export function takeTurn(request: TurnRequest): readonly SaidTurn[] {
  const { reader, setup, events } = request;
  const base = { pack: reader.pack, setup, plan: planInterview(reader.pack, setup) };
  const nowMs = Math.max(request.nowMs, events.at(-1)?.atMs ?? 0);
  const folded = foldInterview(events);
  let heard = hearLastReply(reader, events, folded);
  let state = heard === null ? folded : applyHeard(folded, heard);
  let seq = events.length;
  const turns: SaidTurn[] = [];
  while (turns.length < longestRun) {
    const policy = policyAt(base, state, nowMs);
    const move = nextMove(policy);
    if (move === null) return turns;
    turns.push({ move, heard, text: phraseMove(policy, move) });
    if (awaitsReply(move) || move.type === "close") return turns;
    state = applyMove(state, move, seq);
    heard = null;
    seq += 1;
  }
  throw new Error("The interviewer did not come to an end of its turn.");
}

/** All that the candidate said since the interviewer's last turn that counts, as one reply. */
function hearLastReply(reader: Ear, events: readonly SessionEvent[], state: InterviewState): Heard | null {
  const counted = countedEvents(events);
  const lastTurn = counted.findLastIndex((event) => event.type === "interviewer-turn");
  const answers = counted.flatMap((event, index) =>
    event.type === "answer-given" ? [{ index, text: event.text }] : [],
  );
  const fresh = answers.filter((answer) => answer.index > lastTurn);
  if (fresh.length === 0 || state.phase === "closed") return null;
  const questionId = state.question?.id ?? null;
  const spoken = counted[lastTurn];
  return hear(reader, fresh.map((answer) => answer.text).join("\n"), {
    questionId,
    interviewerText: spoken?.type === "interviewer-turn" ? spoken.text : "",
    isStory: questionId !== null && questionOf(reader.pack, questionId).kind === "story",
    earlierAnswers: answers.filter((answer) => answer.index < lastTurn).map((answer) => answer.text),
  });
}
