import type { Grade } from "../grading/grade.ts";
import type { AxisId, DecisionId, RedFlagId } from "../setup/names.ts";
import { createRandom, seedFor } from "../setup/random.ts";
import { type Agreement, type Judgement, agreementOf, agreementWithLabels, isRated, share } from "./agreement.ts";
import { type Interval, bootstrapInterval } from "./bootstrap.ts";
import { isAlike, verdictsOf } from "./judgements.ts";
import type { Label } from "./labels.ts";
import { lengthOnlyLevels } from "./length-only.ts";

/** A labelled transcript, and what the grader made of it. */
export interface GradedFile {
  readonly label: Label;
  /** Words of the candidate. */
  readonly words: number;
  readonly grade: Pick<Grade, "axes" | "redFlags" | "decision">;
}

export interface AxisFigures extends Agreement {
  /** What length alone would reach, on the same files as `qwk`. */
  readonly qwkLengthOnly: number | null;
  readonly intervals: { readonly qwk: Interval | null; readonly qwkLengthOnly: Interval | null };
}

export interface FlagFigures {
  readonly precision: number | null;
  readonly recall: number | null;
  /** Files labelled with the flag: those that `recall` is over. */
  readonly n: number;
  /** Files on which the grader raised it: those that `precision` is over. */
  readonly raised: number;
  /** Files where both did. */
  readonly right: number;
  readonly intervals: { readonly precision: Interval | null; readonly recall: Interval | null };
}

export interface DecisionFigures extends Agreement {
  readonly intervals: { readonly qwk: Interval | null };
}

export interface Evaluation {
  readonly files: number;
  readonly axes: Readonly<Record<AxisId, AxisFigures>>;
  readonly redFlags: Readonly<Record<RedFlagId, FlagFigures>>;
  readonly decision: DecisionFigures;
  /** Labelled answers to the questions behind the levels (`n`), and the share of them that the grader gives as well. */
  readonly indicators: { readonly n: number; readonly agreement: number | null };
}

/**
 * How far a grader and people agree. A figure that these files cannot give is `null`, and what was not labelled counts nowhere. The
 * same files give the same figures and intervals.
 */
export function evaluate(files: readonly GradedFile[]): Evaluation {
  const axis = (id: AxisId) => axisFigures(id, files);
  const flag = (id: RedFlagId) => flagFigures(id, files);
  return {
    files: files.length,
    axes: {
      scale: axis("scale"),
      reliability: axis("reliability"),
      cost: axis("cost"),
      ownership: axis("ownership"),
      evolution: axis("evolution"),
    },
    redFlags: {
      "tools-first": flag("tools-first"),
      "no-cost-awareness": flag("no-cost-awareness"),
      "vague-ownership": flag("vague-ownership"),
      "hero-narrative": flag("hero-narrative"),
      "no-evolution-path": flag("no-evolution-path"),
    },
    decision: decisionFigures(files),
    indicators: indicatorFigures(files),
  };
}

function indicatorFigures(files: readonly GradedFile[]): Evaluation["indicators"] {
  const judged = files.flatMap(({ label, grade }) => verdictsOf(label, grade));
  return { n: judged.length, agreement: share(judged.filter(isAlike).length, judged.length) };
}

function axisFigures(id: AxisId, files: readonly GradedFile[]): AxisFigures {
  const judged = files.flatMap(({ label, words, grade }) => {
    const level = grade.axes.find((axis) => axis.id === id)?.level ?? null;
    const wanted = label.axes?.[id];
    return wanted === undefined ? [] : [{ label: wanted, grade: level, words }];
  });
  const rated = judged.filter(isRated);
  const byLength = lengthOnlyLevels(rated).map((grade, index) => ({ label: rated[index]?.label ?? grade, grade }));
  return {
    ...agreementOf(judged),
    qwkLengthOnly: agreementWithLabels(byLength),
    intervals: {
      qwk: bootstrapInterval(rated, agreementWithLabels, randomFor(id)),
      qwkLengthOnly: bootstrapInterval(byLength, agreementWithLabels, randomFor(id)),
    },
  };
}

/** On the scale of the labels. */
const rankByDecision: Readonly<Record<DecisionId, number>> = {
  "no-hire": 1,
  "lean-no-hire": 2,
  "lean-hire": 3,
  hire: 3,
  "strong-hire": 4,
};

function decisionFigures(files: readonly GradedFile[]): DecisionFigures {
  const judged = files.flatMap(({ label: { overall }, grade: { decision } }): Judgement[] =>
    overall === undefined ? [] : [{ label: overall, grade: decision === null ? null : rankByDecision[decision] }],
  );
  return {
    ...agreementOf(judged),
    intervals: { qwk: bootstrapInterval(judged.filter(isRated), agreementWithLabels, randomFor("decision")) },
  };
}

interface FlagJudgement {
  readonly isLabelled: boolean;
  readonly isRaised: boolean;
}

function flagFigures(id: RedFlagId, files: readonly GradedFile[]): FlagFigures {
  const judged = files.flatMap(({ label: { redFlags }, grade }): FlagJudgement[] => {
    const isRaised = grade.redFlags.some((flag) => flag.id === id && flag.verdict === "present");
    return redFlags === undefined ? [] : [{ isLabelled: redFlags.includes(id), isRaised }];
  });
  return {
    precision: precisionOf(judged),
    recall: recallOf(judged),
    n: judged.filter(({ isLabelled }) => isLabelled).length,
    raised: judged.filter(({ isRaised }) => isRaised).length,
    right: rightOf(judged),
    intervals: {
      precision: bootstrapInterval(judged, precisionOf, randomFor(id)),
      recall: bootstrapInterval(judged, recallOf, randomFor(id)),
    },
  };
}

const rightOf = (judged: readonly FlagJudgement[]): number =>
  judged.filter(({ isLabelled, isRaised }) => isLabelled && isRaised).length;

const precisionOf = (judged: readonly FlagJudgement[]): number | null =>
  share(rightOf(judged), judged.filter(({ isRaised }) => isRaised).length);

const recallOf = (judged: readonly FlagJudgement[]): number | null =>
  share(rightOf(judged), judged.filter(({ isLabelled }) => isLabelled).length);

/** Each figure has dice of its own, so that one more file moves no other's by chance. */
const randomFor = (name: string) => createRandom(seedFor(1, name));
