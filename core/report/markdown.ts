import type { AxisGrade, Quote } from "../grading/grade.ts";
import type { OwnView } from "../transcript/own-view.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import type { Measure } from "./delivery.ts";
import type { QuestionReview } from "./question-review.ts";
import type { Report } from "./report.ts";
import { gapText } from "./self-score.ts";
import { decisionText, leadSentence, scopeSentence } from "./words.ts";

/** All that a report on paper shows. */
export interface ReportDocument {
  readonly title: string;
  /** When, as a person reads it. */
  readonly date: string;
  readonly report: Report;
  readonly turns: readonly TranscriptTurn[];
  readonly ownView: OwnView;
  readonly reviews: readonly QuestionReview[];
  readonly measures: readonly Measure[];
}

/** The report as Markdown, in the order of the page. Nothing that was said or named in it can become markup of its own. */
export function reportToMarkdown(document: ReportDocument): string {
  const { report, turns, ownView, reviews, measures } = document;
  const sections = [
    head(document),
    ["## The five axes", ...report.grade.axes.flatMap((axis) => axisLines(axis, ownView))],
    ["## Red flags", ...flagLines(report)],
    [
      "## Asked, and never answered",
      bullets(report.openProbes.map(({ turn, text }) => `${plain(text)} (turn ${turn})`)),
    ],
    ["## Question by question", ...reviews.flatMap(reviewLines)],
    ["## Practise next", ...drillLines(report)],
    ["## How it was said", bullets(measures.map(({ title, value }) => `${plain(title)}: ${plain(value)}`))],
    ["## The transcript", ...turns.map(turnLine)],
    ["## How this was judged", provenanceText(report), bullets(noteLines(report))],
  ];
  const filled = sections.map((blocks) => blocks.filter((block) => block !== "")).filter((blocks) => blocks.length > 1);
  return `${filled.map((blocks) => blocks.join("\n\n")).join("\n\n")}\n`;
}

/**
 * Words as they are, on one line: every character that could begin markup, a link, HTML or a list is escaped, and so is what makes
 * a list or a heading of the start of a line.
 */
export const plain = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(/[\\`*_[\]<>&|~$!@]/gu, "\\$&")
    .replace(/^([#+=-]|\d+(?=[.)]))/u, (start) => (/^\d/u.test(start) ? `${start}\\` : `\\${start}`))
    .replace(/(https?|ftp):\/\//giu, "$1\\://")
    .replace(/www\./giu, (start) => `${start.slice(0, -1)}\\.`);

function head({ title, date, report }: ReportDocument): string[] {
  const { decision, decisionBeforeGates, gates } = report.grade;
  const isCapped = report.lead == null && decisionBeforeGates !== null && decisionBeforeGates !== decision;
  return [
    `# ${plain(leadSentence(report))}`,
    `${plain(title)}, ${plain(date)}`,
    plain(report.lead?.text ?? ""),
    report.tooShort == null ? plain(scopeSentence(report.grade)) : "",
    isCapped
      ? `${decisionText[decisionBeforeGates]} before red flags. ${gates.map(({ rule }) => plain(rule)).join(" ")}`
      : "",
    report.fix === null ? "" : `**The one thing to fix: ${plain(report.fix.title)}.** ${plain(report.fix.text)}`,
  ];
}

function axisLines(axis: AxisGrade, { selfScore = [], levels = [] }: OwnView): string[] {
  const anchor = axis.anchors.find(({ level }) => level === axis.level);
  const own = levels.find(({ axis: id }) => id === axis.id);
  return [
    `### ${plain(axis.title)}: ${axis.level === null ? "no level" : `${axis.level} of 4`}`,
    plain(anchor?.text ?? ""),
    quotesOf(axis.indicators.filter(({ verdict }) => verdict === "yes").flatMap(({ quotes }) => quotes)),
    plain(axis.whyNotHigher ?? ""),
    gapText(axis, selfScore) ?? "",
    own === undefined ? "" : `**Your level: ${own.level} of 4.** ${plain(own.reason)}`.trim(),
  ];
}

function flagLines({ grade }: Report): string[] {
  const present = grade.redFlags.filter(({ verdict }) => verdict === "present");
  if (present.length === 0) return ["None was heard."];
  return present.flatMap((flag) => [
    `### ${plain(flag.title)}`,
    plain(flag.text),
    ...grade.gates
      .filter(({ flagId }) => flagId === flag.id)
      .map(({ rule, cap }) => `Caps the decision at ${decisionText[cap].toLowerCase()}: ${plain(rule)}`),
    quotesOf(flag.quotes),
  ]);
}

function reviewLines({ title, points, rewrite }: QuestionReview): string[] {
  return [
    `### ${plain(title)}`,
    bullets(points.map(({ text, turn }) => `${plain(text)}: ${turn === null ? "missed" : `turn ${turn}`}`)),
    rewrite.length === 0 ? "" : "Your answer rewritten, from your own words:",
    bullets(
      rewrite.map(({ title: part, quotes, lacksNumber }) => {
        const said =
          quotes.length === 0 ? "\\[yours to add\\]" : quotes.map(({ text }) => `“${plain(text)}”`).join(" ");
        return `${plain(part)} ${said}${lacksNumber ? " \\[your number\\]" : ""}`;
      }),
    ),
  ];
}

function drillLines({ nextDrill }: Report): string[] {
  if (nextDrill === null) return [];
  const { title, minutes, success } = nextDrill;
  return [`**${plain(title)}**, ${minutes} minutes. The goal: ${plain(success)}`];
}

const turnLine = ({ n, speaker, text }: TranscriptTurn): string =>
  `**${n}. ${speaker === "interviewer" ? "Interviewer" : "You"}:** ${plain(text)}`;

function provenanceText({ grade: { provenance } }: Report): string {
  const { grader, model, packId, packHash } = provenance;
  const by = grader === "built-in" ? "the built-in grader, which is plain code" : plain(model ?? "a model");
  return `By ${by}, on the pack ${plain(packId)}, version ${packHash.slice(0, 12)}. It is not calibrated against human panels.`;
}

const noteLines = ({ grade }: Report): string[] => [
  ...grade.limits.map(plain),
  ...grade.integrityNotes.map(({ turn, text }) => `Turn ${turn}: ${plain(text)}`),
  ...(grade.droppedQuotes > 0 ? [`${grade.droppedQuotes} quotes were not found in your words and were dropped.`] : []),
];

/** Each place once. */
const quotesOf = (quotes: readonly Quote[]): string =>
  [...new Map(quotes.map((quote) => [`${quote.turn}-${quote.start}-${quote.end}`, quote])).values()]
    .map(({ turn, text }) => `> “${plain(text)}” (turn ${turn})`)
    .join("\n>\n");

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");
