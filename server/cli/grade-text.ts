import type { AxisGrade, ChecklistGrade, LensGrade, Quote, RedFlagGrade } from "#core/grading/grade.ts";
import type { Report } from "#core/report/report.ts";
import { decisionText, leadSentence, levelText, scopeSentence, whatCounts } from "#core/report/words.ts";

/** A report for the terminal, in the order in which a person acts on it. */
export function reportToText({ grade, lead, fix, openProbes, nextDrill }: Report): string {
  const sections = [
    [
      leadSentence({ grade, lead }),
      ...(lead == null || lead.text === "" ? [] : [`  ${lead.text}`]),
      ...decisionLines(grade, lead == null),
    ],
    fix === null ? [] : [`The one thing to fix: ${fix.title}`, `  ${fix.text}`],
    ...grade.axes.map(axisLines),
    [
      "Red flags",
      ...grade.redFlags.flatMap((flag) => [
        `  ${flag.title}: ${flagText(flag)}${turnsText(flag.opportunityTurns)}`,
        ...flag.quotes.map(quoteLine),
      ]),
    ],
    ...(grade.checklists ?? []).map(checklistLines),
    (grade.checklists ?? []).length === 0 ? [] : [whatCounts],
    ...(grade.lenses ?? []).map(lensLines),
    openProbes.length === 0
      ? []
      : [
          "Asked and never answered, as far as this grader can tell",
          ...openProbes.map((probe) => `  turn ${probe.turn} (${probe.axis}): ${probe.text}`),
        ],
    nextDrill === null
      ? []
      : [`Next drill: ${nextDrill.title} (${nextDrill.minutes} minutes)`, `  ${nextDrill.success}`],
    grade.integrityNotes.length === 0
      ? []
      : ["Notes", ...grade.integrityNotes.map((note) => `  turn ${note.turn}: ${note.text}`)],
    ["What this grader cannot see", ...grade.limits.map((limit) => `  ${limit}`)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** A flag of absence has no words to show: nothing that speaks against it was found. */
function flagText({ verdict, quotes }: RedFlagGrade): string {
  if (verdict === "not-probed") return "not looked for, as nothing gave room for it";
  if (verdict === "absent") return "not raised";
  return quotes.length > 0 ? "raised, by these words" : "raised, as nothing was found that speaks against it";
}

const statusText = {
  graded: "graded",
  "not-probed": "not asked",
  "not-assessed": "something was said, but it could not be weighed",
  incomplete: "not finished",
} as const;

/** What capped a decision is told only where one is given. */
function* decisionLines(grade: Report["grade"], isDecided: boolean): Generator<string> {
  yield `  ${scopeSentence(grade)}`;
  yield `  Judged as: ${levelText[grade.level]}.`;
  for (const gate of isDecided ? grade.gates : [])
    yield `  No better than ${decisionText[gate.cap].toLowerCase()}: ${gate.rule}`;
  if (isDecided && grade.gates.length > 0 && grade.decisionBeforeGates !== null)
    yield `  Before red flags: ${decisionText[grade.decisionBeforeGates].toLowerCase()}`;
  if (grade.droppedQuotes > 0) yield `  Quotes dropped, as they were not found: ${grade.droppedQuotes}`;
}

function axisLines(axis: AxisGrade): string[] {
  const range = axis.range === null ? "" : ` (${axis.range[0]} to ${axis.range[1]})`;
  const level = axis.level === null ? statusText[axis.status] : `${axis.level} of 4${range}`;
  return [
    `${axis.title}: ${level}`,
    ...axis.indicators
      .filter((indicator) => indicator.verdict !== "no")
      .flatMap((indicator) => [
        `  ${indicator.verdict === "yes" ? "+" : "?"} ${indicator.text}`,
        ...indicator.quotes.map(quoteLine),
      ]),
    ...(axis.whyNotHigher === null ? [] : [`  ${axis.whyNotHigher}`]),
  ];
}

function checklistLines({ title, items, orderNotes }: ChecklistGrade): string[] {
  const ticked = items.filter((item) => item.quotes.length > 0).length;
  return [
    `${title}: ${ticked} of ${items.length}`,
    ...items.flatMap((item) => [
      `  [${item.quotes.length > 0 ? "x" : " "}] ${item.title}`,
      ...item.quotes.map(quoteLine),
    ]),
    ...orderNotes.map((note) => `  ${note}`),
  ];
}

const lensLines = ({ title, level, indicators }: LensGrade): string[] => [
  `${title} (beside the decision): ${level === null ? "too little was said" : `${level} of 4`}`,
  ...indicators
    .filter((indicator) => indicator.verdict === "yes")
    .flatMap((indicator) => [`  + ${indicator.text}`, ...indicator.quotes.map(quoteLine)]),
];

const quoteLine = (quote: Quote): string => `      turn ${quote.turn}: “${quote.text.replace(/\s+/gu, " ")}”`;
const turnsText = (turns: readonly number[]): string =>
  turns.length === 0 ? "" : ` (room for it in turn ${turns.join(", ")})`;
