import { type RatedPair, quadraticWeightedKappa } from "./kappa.ts";

/** The label and the grader's level for one file; `null` on either side: nothing can be judged. */
export interface Judgement {
  readonly label: number | null;
  readonly grade: number | null;
}

export const levelNames = ["null", "1", "2", "3", "4"] as const;
type LevelName = (typeof levelNames)[number];
/** Label → the grader's level → on how many files. `null` is a level of its own here. */
export type Confusion = Readonly<Record<LevelName, Readonly<Record<LevelName, number>>>>;

export interface Agreement {
  readonly qwk: number | null;
  /** Share of the labelled files on which both have a level, or neither has. */
  readonly nullAgreement: number | null;
  /** Files on which both have a level: those that `qwk` is over. */
  readonly n: number;
  readonly confusion: Confusion;
}

export function agreementOf(judged: readonly Judgement[]): Agreement {
  const rated = judged.filter(isRated);
  const alike = judged.filter(({ label, grade }) => (label === null) === (grade === null));
  return {
    qwk: agreementWithLabels(rated),
    nullAgreement: share(alike.length, judged.length),
    n: rated.length,
    confusion: confusionOf(judged),
  };
}

/** The kappa; `null` where all labels are the same, as it would be 0 for a good grader and a bad one alike. */
export const agreementWithLabels = (rated: readonly RatedPair[]): number | null =>
  rated.every(({ label }) => label === rated[0]?.label) ? null : quadraticWeightedKappa(rated);

export const isRated = <T extends Judgement>(judgement: T): judgement is T & RatedPair =>
  judgement.label !== null && judgement.grade !== null;

/** `null` where there is nothing to take a share of. */
export const share = (part: number, all: number): number | null => (all === 0 ? null : part / all);

function confusionOf(judged: readonly Judgement[]): Confusion {
  const row = (label: LevelName) => {
    const count = (grade: LevelName): number =>
      judged.filter((one) => String(one.label) === label && String(one.grade) === grade).length;
    return { null: count("null"), 1: count("1"), 2: count("2"), 3: count("3"), 4: count("4") };
  };
  return { null: row("null"), 1: row("1"), 2: row("2"), 3: row("3"), 4: row("4") };
}
