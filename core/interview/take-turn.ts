import { type Ear, hear, type HearingContext } from "../reading/hear.ts";
import type { Pack } from "../setup/pack.ts";
import { planInterview } from "../setup/plan.ts";
import { packForSetup } from "../setup/story-question.ts";
import type { Heard } from "../transcript/heard.ts";
import type { InterviewSetup, Move, SessionEvent } from "../transcript/session.ts";
import { timeAnswers } from "./answer-clock.ts";
import { isFrom } from "./line-list.ts";
import { nextMove } from "./next-move.ts";
import { phraseMove } from "./phrase.ts";
import { spokenMs } from "./speech.ts";
import { steppedIds } from "./steps.ts";
import { formatOf, policyAt, questionOf } from "./policy.ts";
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
  const pack = packForSetup(reader.pack, setup);
  const nowMs = Math.max(request.nowMs, events.at(-1)?.atMs ?? 0);
  const answerUsedMs = timeAnswers(events, nowMs).at(-1)?.usedMs ?? 0;
  const base = { pack, setup, plan: planInterview(pack, setup), answerUsedMs };
  const folded = foldInterview(events);
  let heard = hearLastReply({ reader, pack, events, setup, nowMs }, folded);
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

interface Listening extends TurnRequest {
  readonly pack: Pack;
}

/** All that the candidate said since the interviewer's last turn that counts, as one reply. */
function hearLastReply({ reader, pack, setup, events }: Listening, state: InterviewState): Heard | null {
  const counted = countedEvents(events);
  const lastTurn = counted.findLastIndex((event) => event.type === "interviewer-turn");
  const answers = counted.flatMap((event, index) =>
    event.type === "answer-given" ? [{ index, text: event.text }] : [],
  );
  const fresh = answers.filter((answer) => answer.index > lastTurn);
  if (fresh.length === 0 || state.phase === "closed") return null;
  const questionId = state.question?.id ?? null;
  const spoken = counted[lastTurn];
  const asked = counted.findLastIndex((event) => event.type === "interviewer-turn" && event.move.type === "ask");
  const before = answers.filter((answer) => answer.index < lastTurn);
  const said = fresh.map((answer) => answer.text).join("\n");
  const heard = hear(reader, said, {
    questionId,
    interviewerText: spoken?.type === "interviewer-turn" ? spoken.text : "",
    isStory: questionId !== null && questionOf(pack, questionId).kind === "story",
    checklistIds: steppedIds({ pack, setup }),
    earlierAnswers: before.map((answer) => answer.text),
    sameQuestion: questionId === null ? [] : before.flatMap(({ index, text }) => (index > asked ? [text] : [])),
    offer: offerIn(state.lastMove),
  });
  const isTimed = formatOf({ pack, setup })?.answerSeconds !== undefined;
  return isTimed ? { ...heard, seconds: Math.round(spokenMs(said) / 1_000) } : heard;
}

function offerIn(move: Move | null): NonNullable<HearingContext["offer"]> | null {
  if (move === null) return null;
  if (isFrom("offerRepeat", move)) return "repeat";
  if (isFrom("offerNarrower", move)) return "narrower";
  return isFrom("offerSkip", move) ? "skip" : null;
}
