import type { AxisId, EndedBy } from "../setup/names.ts";
import type { Heard } from "../transcript/heard.ts";
import type { InterviewerTurn, Move, SessionEvent } from "../transcript/session.ts";
import { answerAxes, askAxis, closeQuestions, type Ledger, openQuestion } from "./ledger.ts";
import { isFrom } from "./line-list.ts";
import {
  afterFollowUp,
  afterHeard,
  afterNudge,
  afterRedirect,
  newQuestion,
  type QuestionState,
} from "./question-state.ts";

/**
 * The interview so far, folded from its log and nothing else. It never reads text: what was said comes as `Heard`,
 * kept with the turn that followed it, so that a log folds to the same state on any machine.
 */
export interface InterviewState {
  readonly phase: "opening" | "questions" | "own-questions" | "last-own-question" | "last-word" | "closed";
  /** Whose turn it is to speak. */
  readonly owes: "interviewer" | "candidate";
  /** What the candidate did last; `null` until the first reply to anything. */
  readonly reply: Reply | null;
  /** The ask, probe or invitation that waits for an answer: a repeat says it again. */
  readonly pending: Move | null;
  readonly lastMove: Move | null;
  readonly question: QuestionState | null;
  /** How many questions were asked. */
  readonly questionNumber: number;
  /** The next question was announced and is due. */
  readonly isBetween: boolean;
  /** Ids behind all that was said: probes, facts, lines. */
  readonly usedIds: readonly string[];
  readonly probeCount: number;
  readonly ledger: Ledger;
  /** Axes that the candidate spoke to, and axes that a probe asked for, in the whole interview. */
  readonly heardAxes: readonly AxisId[];
  /** Items (`checklist/item`) of the format's checklists: heard in an answer, and asked for by a probe. */
  readonly heardItems: readonly string[];
  readonly probedItems: readonly string[];
  readonly probedAxes: readonly AxisId[];
  /** Probes whose answer was given already in the whole interview, asked or not. */
  readonly metProbes: readonly string[];
  /** Words of the candidate that were held against each other. */
  readonly quoted: readonly string[];
  /** Questions in a row that were left with no answer at all. */
  readonly barrenQuestions: number;
  /** Replies so far: the clock learns from them how long one takes. */
  readonly exchanges: number;
  /** Nothing has come for a while since it was the candidate's turn. */
  readonly isSilent: boolean;
  /** Hints given, by the question's id. */
  readonly hintsUsed: Readonly<Record<string, number>>;
  readonly hasWarned: boolean;
  /** Single drills: what follows was announced as the last. */
  readonly isLastAnnounced: boolean;
  readonly endedBy: EndedBy | null;
}

export interface Reply {
  readonly control: "skip" | "repeat" | "end" | "hint" | null;
  /** `null` until the reader heard it, and for a control. */
  readonly heard: Heard | null;
  /** It was answered in full: the next move does not look at it again. */
  readonly isHandled: boolean;
}

/** What the last reply asks of the interviewer; `same` is an answer in the words of an earlier one. */
export type Want = Heard["intent"] | "same" | "hint";

export const firstState: InterviewState = {
  phase: "opening",
  owes: "interviewer",
  reply: null,
  pending: null,
  lastMove: null,
  question: null,
  questionNumber: 0,
  isBetween: false,
  usedIds: [],
  probeCount: 0,
  ledger: [],
  heardAxes: [],
  heardItems: [],
  probedItems: [],
  probedAxes: [],
  metProbes: [],
  quoted: [],
  barrenQuestions: 0,
  exchanges: 0,
  isSilent: false,
  hintsUsed: {},
  hasWarned: false,
  isLastAnnounced: false,
  endedBy: null,
};

/** The state after a whole log. */
export const foldInterview = (events: readonly SessionEvent[]): InterviewState =>
  countedEvents(events).reduce(applyEvent, firstState);

/**
 * The events that count. A turn that was interrupted or stopped does not, as it is said again, unless the candidate
 * replied to what had arrived of it; one of which nothing had arrived never does.
 */
export function countedEvents(events: readonly SessionEvent[]): SessionEvent[] {
  const spoken = events.filter(({ type }) => type !== "paused" && type !== "resumed" && type !== "voice-chosen");
  return spoken.filter((event, index) => {
    if (event.type !== "interviewer-turn" || event.status === "complete") return true;
    if (event.text === "") return false;
    const next = spoken.slice(index + 1).find(({ type }) => type !== "silence-noticed");
    return next !== undefined && next.type !== "interviewer-turn";
  });
}

export function applyEvent(state: InterviewState, event: SessionEvent): InterviewState {
  if (event.type === "interviewer-turn") return applyTurn(state, event);
  if (event.type === "silence-noticed") return { ...state, isSilent: state.owes === "candidate" };
  if (event.type !== "answer-given" && event.type !== "control-pressed") return state;
  const control = event.type === "control-pressed" ? event.control : null;
  return { ...state, owes: "interviewer", isSilent: false, reply: { control, heard: null, isHandled: false } };
}

const applyTurn = (state: InterviewState, { heard, move, seq }: InterviewerTurn): InterviewState =>
  applyMove(heard === null ? state : applyHeard(state, heard), move, seq);

export function wantOf(reply: Reply | null): Want | null {
  if (reply?.control != null) return reply.control;
  if (reply?.heard == null) return null;
  return reply.heard.isRepeat ? "same" : reply.heard.intent;
}

export const isNothing = (want: Want | null): boolean => want === "empty" || want === "junk" || want === "same";

/** The last reply was heard: coverage and counters follow from it. */
export function applyHeard(state: InterviewState, heard: Heard): InterviewState {
  const reply: Reply = { control: state.reply?.control ?? null, heard, isHandled: false };
  const axes = heard.isRepeat ? [] : [...new Set(heard.indicators.map((indicator) => indicator.axis))];
  const question = state.question === null ? null : afterHeard(state.question, heard);
  return {
    ...state,
    reply,
    question,
    exchanges: state.exchanges + 1,
    heardAxes: union(state.heardAxes, axes),
    metProbes: heard.isRepeat ? state.metProbes : union(state.metProbes, heard.met ?? []),
    heardItems: heard.isRepeat ? state.heardItems : union(state.heardItems, heard.items ?? []),
    ledger: question === null ? state.ledger : answerAxes(state.ledger, question.id, axes),
  };
}

/** The interviewer said a move in full. `seq` is its place in the log. */
export function applyMove(state: InterviewState, move: Move, seq: number): InterviewState {
  const said: InterviewState = {
    ...state,
    owes: awaitsReply(move) ? "candidate" : state.owes,
    lastMove: move,
    isSilent: false,
    usedIds: move.sourceId === null ? state.usedIds : [...state.usedIds, move.sourceId],
  };
  switch (move.type) {
    case "open":
      return { ...said, phase: "questions", isBetween: true };
    case "ask":
      return afterAsk(said, move);
    case "probe":
      return afterProbe(said, move, seq);
    case "transition":
      return { ...said, isBetween: true };
    case "last-question":
      return afterLastQuestion(said, move);
    case "invite":
      return {
        ...leaveQuestions(said),
        phase: isFrom("lastWord", move) ? "last-word" : "own-questions",
        pending: move,
      };
    case "answer":
      return move.continues === true && said.reply !== null
        ? { ...said, reply: { ...said.reply, isHandled: true } }
        : said;
    case "nudge":
      return withQuestion(said, (question) => afterNudge(question, move, state.isSilent));
    case "redirect":
      return withQuestion(said, (question) => afterRedirect(question, move));
    case "time-warning":
      return { ...said, hasWarned: true };
    case "close":
      return { ...leaveQuestions(said), phase: "closed", pending: null, endedBy: move.endedBy ?? "agenda" };
    case "hint":
      return afterHint(said, move);
    case "repeat":
      return said;
  }
}

/** True when the candidate speaks next; otherwise the interviewer goes on at once, or the interview is over. */
export function awaitsReply(move: Move): boolean {
  if (move.type === "last-question") return move.questionId === null;
  if (move.type === "answer") return move.continues !== true;
  return !["open", "transition", "time-warning", "close"].includes(move.type);
}

function afterAsk(state: InterviewState, move: Move): InterviewState {
  const id = move.questionId ?? "";
  const axes = move.axes ?? [];
  return {
    ...state,
    question: newQuestion(id, axes),
    pending: move,
    isBetween: false,
    questionNumber: state.questionNumber + 1,
    barrenQuestions: barrenAfter(state),
    ledger: openQuestion(state.ledger, id, axes),
  };
}

/** How many questions in a row stay without an answer if the interview leaves the present one. A skip counts neither way. */
export function barrenAfter(state: InterviewState): number {
  if (state.question === null) return state.barrenQuestions;
  if (state.question.answers > 0) return 0;
  return wantOf(state.reply) === "skip" ? state.barrenQuestions : state.barrenQuestions + 1;
}

function afterProbe(state: InterviewState, move: Move, seq: number): InterviewState {
  const isNarrower = isNothing(wantOf(state.reply));
  const asked = withQuestion(state, (question) => afterFollowUp(question, move, isNarrower));
  const probed = {
    ...asked,
    pending: move,
    probeCount: state.probeCount + 1,
    probedItems: move.item === undefined ? state.probedItems : union(state.probedItems, [move.item]),
    quoted: move.quotes === undefined ? state.quoted : union(state.quoted, [move.quotes.earlier, move.quotes.now]),
  };
  if (move.axis === null || move.questionId === null) return probed;
  return {
    ...probed,
    probedAxes: union(state.probedAxes, [move.axis]),
    ledger: askAxis(state.ledger, move.questionId, move.axis, seq),
  };
}

function afterHint(state: InterviewState, move: Move): InterviewState {
  const { questionId } = move;
  if (questionId === null || isFrom("noMoreHints", move) || isFrom("noHintNow", move)) return state;
  return { ...state, hintsUsed: { ...state.hintsUsed, [questionId]: (state.hintsUsed[questionId] ?? 0) + 1 } };
}

function afterLastQuestion(state: InterviewState, move: Move): InterviewState {
  if (move.questionId === null) return { ...leaveQuestions(state), phase: "last-own-question", pending: move };
  return move.questionId === state.question?.id ? { ...state, isLastAnnounced: true } : { ...state, isBetween: true };
}

const leaveQuestions = (state: InterviewState): InterviewState => ({
  ...state,
  question: null,
  isBetween: false,
  ledger: closeQuestions(state.ledger),
});

const withQuestion = (state: InterviewState, change: (question: QuestionState) => QuestionState): InterviewState =>
  state.question === null ? state : { ...state, question: change(state.question) };

const union = <Item>(known: readonly Item[], more: readonly Item[]): readonly Item[] => [
  ...new Set([...known, ...more]),
];
