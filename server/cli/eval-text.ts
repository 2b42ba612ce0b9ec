import { type Confusion, levelNames } from "#core/eval/agreement.ts";
import type { Interval } from "#core/eval/bootstrap.ts";
import type { DecisionFigures, Evaluation } from "#core/eval/evaluate.ts";
import type { Half } from "#core/eval/halves.ts";
import type { PairFigures } from "#core/eval/pairs.ts";
import type { Stability } from "#core/eval/stability.ts";
import type { Grade } from "#core/grading/grade.ts";
import type { RedFlagId } from "#core/setup/names.ts";

/** What `npm run eval --json` prints. */
export interface EvalReport extends Evaluation {
  readonly half: Half | "all";
  readonly pairs: Readonly<Partial<Record<RedFlagId, PairFigures>>>;
  /** Transcripts of the folder without a label. */
  readonly unlabelled: readonly string[];
  readonly provenance: {
    readonly packId: string;
    readonly packHash: string;
    readonly grader: Grade["provenance"]["grader"];
    readonly model: string | null;
  };
  /** Only where each transcript was graded more than once. */
  readonly stability?: Stability;
}

/** The same as tables for a person. */
export function evalToText(report: EvalReport, folder: string): string {
  const sections = [
    headLines(report, folder),
    axisLines(report),
    flagLines(report),
    decisionLines(report.decision),
    indicatorLines(report),
    ...Object.entries(report.axes).map(([id, { confusion }]) => confusionLines(id, confusion)),
    confusionLines("decision", report.decision.confusion),
    pairLines(report),
    stabilityLines(report),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.trimEnd()).join("\n"))
    .join("\n\n")}\n`;
}

function headLines({ files, half, unlabelled, provenance }: EvalReport, folder: string): string[] {
  const which = half === "all" ? "" : `, the ${half} half`;
  return [
    `The ${provenance.grader} grader${provenance.model === null ? "" : ` (${provenance.model})`} on ${files} labelled ${files === 1 ? "transcript" : "transcripts"} of ${folder}${which}.`,
    ...(unlabelled.length > 0 ? [`Left out, as labels.json does not name them: ${unlabelled.join(", ")}.`] : []),
    "QWK: quadratic weighted kappa, over files where label and grader both have a level (n); 1 = alike, 0 = chance.",
    "Length only: what the number of words alone would reach. In brackets: bootstrap 95 % interval. –: cannot be told.",
  ];
}

const axisLines = ({ axes }: EvalReport): string[] => [
  row("axis", ["n", "QWK", "length only", "null agreement"]),
  ...Object.entries(axes).map(([id, { n, qwk, qwkLengthOnly, nullAgreement, intervals }]) =>
    row(id, [
      String(n),
      figure(qwk, intervals.qwk),
      figure(qwkLengthOnly, intervals.qwkLengthOnly),
      figure(nullAgreement),
    ]),
  ),
];

const flagLines = ({ redFlags }: EvalReport): string[] => [
  row("red flag", ["labelled", "precision", "recall", "raised", "rightly"]),
  ...Object.entries(redFlags).map(([id, { n, precision, recall, raised, right, intervals }]) =>
    row(id, [
      String(n),
      figure(precision, intervals.precision),
      figure(recall, intervals.recall),
      String(raised),
      String(right),
    ]),
  ),
];

const decisionLines = ({ n, qwk, nullAgreement, intervals }: DecisionFigures): string[] => [
  row("decision", ["n", "QWK", "null agreement"]),
  row("", [String(n), figure(qwk, intervals.qwk), figure(nullAgreement)]),
];

const indicatorLines = ({ indicators: { n, agreement } }: EvalReport): string[] =>
  n === 0 ? [] : [row("indicators", ["labelled", "alike"]), row("", [String(n), figure(agreement)])];

/** Labels in rows, the grader's levels in columns. */
const confusionLines = (title: string, confusion: Confusion): string[] => [
  `${`${title}: label ↓ grader →`.padEnd(36)}${levelNames.map((grade) => grade.padStart(6)).join("")}`,
  ...levelNames.map((label) => {
    const cells = levelNames.map((grade) => String(confusion[label][grade]).padStart(6));
    return `${label.padStart(36)}${cells.join("")}`;
  }),
];

function pairLines({ pairs }: EvalReport): string[] {
  const rows = Object.entries(pairs);
  if (rows.length === 0) return [];
  return [
    row("minimal pairs", ["pairs", "present, raised", "absent, not raised"]),
    ...rows.map(([id, { n, presentRaised, absentQuiet }]) =>
      row(id, [String(n), `${presentRaised} of ${n}`, `${absentQuiet} of ${n}`]),
    ),
  ];
}

function stabilityLines({ stability }: EvalReport): string[] {
  if (stability === undefined) return [];
  const { runs, sameLevel, sameDecision } = stability;
  return [
    row("stability", ["runs", "same level", "same decision"]),
    row("", [String(runs), figure(sameLevel), figure(sameDecision)]),
    "Of two gradings of one transcript, over all axes. No level is a level here.",
  ];
}

const widths = [10, 24, 24, 18, 10];
const row = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(20)}${cells.map((cell, index) => cell.padEnd(widths[index] ?? 10)).join("")}`;

function figure(value: number | null, interval: Interval | null = null): string {
  if (value === null) return "–";
  return interval === null
    ? decimals(value)
    : `${decimals(value)} [${decimals(interval[0])}, ${decimals(interval[1])}]`;
}

const decimals = (value: number): string => value.toFixed(2).replace(/^-0\.00$/u, "0.00");
