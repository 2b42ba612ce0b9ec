import type { AxisId, ProbeKind } from "../setup/names.ts";
import type { Heard } from "../transcript/heard.ts";
import type { Move } from "../transcript/session.ts";
import { isFrom, type LineList } from "./line-list.ts";

/** The question that the interview is at, as its log tells it. */
export interface QuestionState {
  readonly id: string;
  readonly axes: readonly AxisId[];
  readonly followUps: number;
  readonly probedKinds: readonly ProbeKind[];
  /** Since the last real answer. */
  readonly clarifications: number;
  readonly answers: number;
  /** Since the last real answer. */
  readonly nudges: number;
  /** Since the last real answer; only those after an answer that was none. */
  readonly redirects: number;
  /** After silence or nonsense a narrower question was put, once. */
  readonly isNarrowed: boolean;
  /** How many rungs of `silenceLists` its silences took. */
  readonly silences: number;
  /** An answer that ran on was cut in on, once. */
  readonly isSharpened: boolean;
  /** Probes whose answer stands in a reply to this question. */
  readonly metProbes: readonly string[];
}

/** Lines that meet a silence, rung by rung: patience, the question again, a narrower one, the next one. */
export const silenceLists = ["nudges", "offerRepeat", "offerNarrower", "offerSkip"] as const satisfies LineList[];

export const newQuestion = (id: string, axes: readonly AxisId[]): QuestionState => ({
  id,
  axes,
  followUps: 0,
  probedKinds: [],
  clarifications: 0,
  answers: 0,
  nudges: 0,
  redirects: 0,
  isNarrowed: false,
  silences: 0,
  isSharpened: false,
  metProbes: [],
});

/** The reply to it was heard. */
export function afterHeard(before: QuestionState, heard: Heard): QuestionState {
  const question = heard.isRepeat ? before : { ...before, metProbes: [...before.metProbes, ...(heard.met ?? [])] };
  if (heard.intent === "question") return { ...question, clarifications: question.clarifications + 1 };
  if (heard.intent !== "answer" || heard.isRepeat) return question;
  return { ...question, answers: question.answers + 1, clarifications: 0, nudges: 0, redirects: 0 };
}

export const afterFollowUp = (question: QuestionState, { kind }: Move, isNarrower: boolean): QuestionState => ({
  ...question,
  followUps: question.followUps + 1,
  probedKinds: kind === null ? question.probedKinds : [...question.probedKinds, kind],
  isNarrowed: question.isNarrowed || isNarrower,
});

export function afterNudge(question: QuestionState, move: Move, wasSilent: boolean): QuestionState {
  if (!wasSilent) return { ...question, nudges: question.nudges + 1 };
  if (isFrom("silentAnswer", move)) return question;
  return { ...question, silences: silenceLists.findIndex((list) => isFrom(list, move)) + 1 };
}

export function afterRedirect(question: QuestionState, move: Move): QuestionState {
  if (isFrom("assume", move)) return question;
  if (isFrom("sharpen", move)) return { ...question, isSharpened: true };
  return { ...question, redirects: question.redirects + 1 };
}
