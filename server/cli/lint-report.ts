import type { AxisAgreement, Misjudged } from "#core/grading/lint-examples.ts";
import { isAlike, type LabelledJudgement } from "#core/eval/judgements.ts";
import type { AskAgreement } from "#core/reading/lint-asks.ts";
import type { LintFinding } from "#core/setup/lint.ts";

/** What is printed of a pack; what makes it fail begins with `error:`, what may stay with `advice:`. */
export interface LintReport {
  readonly lines: readonly string[];
  /** Why it fails, each in a few words; none = it passes. */
  readonly failures: readonly string[];
}

/** A transcript of the data folder, and what is labelled there. */
export interface FileJudgements {
  readonly file: string;
  readonly judgements: readonly LabelledJudgement[];
}

/** Under this share of examples that are judged as they are meant, a pack fails. */
const leastAgreement = 0.9;

export function reportFindings(findings: readonly LintFinding[]): LintReport {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return {
    lines: findings.map(({ severity, file, where, message }) => `${severity}: ${file}, ${where}: ${message}`),
    failures: errors === 0 ? [] : [`${errors} ${errors === 1 ? "error" : "errors"} in what its files say`],
  };
}

export function reportAsks({ right, all, misheard }: AskAgreement): LintReport {
  if (all === 0) return { lines: [], failures: [] };
  const share = right / all;
  const severity = share < leastAgreement ? "error" : "advice";
  return {
    lines: [
      ...misheard.map(
        ({ fact, ask, found }) =>
          `${severity}: scenario.yaml, ${fact}: “${ask}” gets ${found.join(" and ") || "no fact"}`,
      ),
      `${right} of ${all} example questions get their fact of the scenario (at least ${percent(leastAgreement)}).`,
    ],
    failures: share < leastAgreement ? [tooFew("example questions get their fact", share)] : [],
  };
}

export function reportExamples(measured: readonly AxisAgreement[]): LintReport {
  const misjudged = measured.flatMap((axis) => axis.misjudged);
  const all = measured.reduce((sum, { indicators }) => sum + indicators.all + 4, 0);
  const agreement = (all - misjudged.length) / all;
  const isEnough = agreement >= leastAgreement;
  const misplaced = measured.filter((axis) => !areAnchorsInPlace(axis));
  return {
    lines: [
      "The pack's examples, read by the built-in grader:",
      "  axis or lens                indicators      anchor 1 2 3 4 reads as",
      ...measured.map((axis) => `  ${row(axis)}`),
      ...measured.flatMap((axis) =>
        axis.misjudged.map((one) => `${isEnough && !isFatal(one) ? "advice" : "error"}: ${toLine(one)}`),
      ),
      ...misplaced.map(
        ({ subject, anchors }) =>
          `error: ${subject}: its anchors 1 2 3 4 read as ${Object.values(anchors).join(" ")}; each has to reach its own level.`,
      ),
      `Agreement ${percent(agreement)} of ${all} (at least ${percent(leastAgreement)} is asked for).`,
    ],
    failures: [
      ...misplaced.map(({ subject }) => `the anchors of ${subject} land on other levels`),
      ...(isEnough ? [] : [tooFew("examples are judged as they are meant", agreement)]),
    ],
  };
}

/** What the person disputes, judged anew: told, and never a failure, as she and the grader disagreed to begin with. */
export function reportDisputes(folder: string, judged: readonly FileJudgements[]): LintReport {
  const all = judged.flatMap(({ judgements }) => judgements);
  if (all.length === 0) return { lines: [], failures: [] };
  const others = judged.flatMap(({ file, judgements }) =>
    judgements
      .filter((one) => !isAlike(one))
      .map(({ place, label, found }) => `advice: ${file}, ${place}: you say ${label}, the built-in grader ${found}`),
  );
  return {
    lines: [...others, `${all.length - others.length} of ${all.length} judgements in ${folder} are as labelled there.`],
    failures: [],
  };
}

const areAnchorsInPlace = ({ anchors }: AxisAgreement): boolean =>
  ([1, 2, 3, 4] as const).every((level) => anchors[level] === level);

/** An anchor's example that lands on another level makes the pack fail by itself. */
const isFatal = ({ expected }: Misjudged): boolean => Number.isFinite(Number(expected));

const toLine = ({ where, text, expected, found }: Misjudged): string =>
  `${where}: ${expected} expected, ${found} found: “${text}”`;

const tooFew = (what: string, share: number): string =>
  `only ${percent(share)} of its ${what}, and ${percent(leastAgreement)} is asked for`;

function row({ subject, indicators, anchors }: AxisAgreement): string {
  const share = `${indicators.right} of ${indicators.all}`;
  return `${subject.padEnd(28)}${share.padEnd(16)}         ${Object.values(anchors).join(" ")}`;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
