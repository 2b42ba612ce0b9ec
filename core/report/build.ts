import type { AxisGrade, Grade } from "../grading/grade.ts";
import { missingFor } from "../grading/why.ts";
import { type AxisId, type FormatId, type RedFlagId, decisionIds } from "../setup/names.ts";
import type { Axis, Pack, Question } from "../setup/pack.ts";
import { questionsOf } from "../setup/plan.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import type { OpenProbe, Report } from "./report.ts";

/**
 * The report of a grade, in the order in which a person acts on it. Pure: the same grade gives the same report. `format` is
 * that of an interview of ours.
 */
export function buildReport(grade: Grade, turns: readonly TranscriptTurn[], pack: Pack, format?: FormatId): Report {
  const weakest = weakestAxis(grade, turns, pack);
  return {
    grade,
    fix: fixOf(grade, weakest, pack),
    openProbes: [...openProbesOf(grade, turns, pack)],
    nextDrill: againOf(grade, turns, pack, format) ?? nextDrillOf(weakest, turns, pack),
  };
}

/**
 * The graded axis with the lowest level; of several, the one that was asked for most and that the questions are about
 * first of all, then the one with the fewest indicators shown.
 */
function weakestAxis(grade: Grade, turns: readonly TranscriptTurn[], pack: Pack): AxisGrade | undefined {
  const shown = (axis: AxisGrade) => axis.indicators.filter((indicator) => indicator.verdict === "yes").length;
  const asked = (axis: AxisGrade) => turns.filter((turn) => axesAsked(turn, pack).includes(axis.id)).length;
  return grade.axes
    .filter((axis) => axis.level !== null)
    .toSorted((a, b) => (a.level ?? 0) - (b.level ?? 0) || asked(b) - asked(a) || shown(a) - shown(b))[0];
}

/** The axis of a probe, or those that a question is about before any other. */
function axesAsked({ move }: TranscriptTurn, pack: Pack): readonly AxisId[] {
  if (move?.type === "probe") return move.axis === null ? [] : [move.axis];
  if (move?.type !== "ask") return [];
  return pack.questions.find((question) => question.id === move.questionId)?.axes.slice(0, mainAxes) ?? [];
}
/** Questions list their axes, the main ones first; the rest is only touched. */
const mainAxes = 2;

const wayOut: Record<RedFlagId, string> = {
  "tools-first": "Start from the problem and its outcome, say what you rejected, and name a product only after that.",
  "no-cost-awareness":
    "Say once per answer what one unit of the outcome costs, who pays for it, and what you would not pay.",
  "vague-ownership":
    "Say which decision was yours, and who by name or role owned, approved and was called for the rest.",
  "hero-narrative":
    "After what you did that night, say what runs differently since, and who handles it now without you.",
  "no-evolution-path":
    "End with what comes next: the first two steps, what stops, and how you would see that it worked.",
};

/** A flag that counts comes before any axis; the one with the lowest cap first. */
function fixOf(grade: Grade, weakest: AxisGrade | undefined, pack: Pack): Report["fix"] {
  if (weakest === undefined) return null;
  const [gate] = grade.gates.toSorted((a, b) => decisionIds.indexOf(a.cap) - decisionIds.indexOf(b.cap));
  const flag = pack.redFlags.find((one) => one.id === gate?.flagId);
  if (flag !== undefined)
    return { title: flag.title, text: `${wayOut[flag.id]} ${flag.rule}`, axis: flag.axis ?? null };
  const axis = pack.axes.find((one) => one.id === weakest.id);
  return axis === undefined ? null : { title: axis.title, text: adviceFor(axis, weakest), axis: axis.id };
}

function adviceFor(axis: Axis, graded: AxisGrade): string {
  const { level } = graded;
  if (level !== 1 && level !== 2 && level !== 3)
    return "This axis is at its top level. Make it shorter, and keep the figures.";
  const missing = missingText(axis, graded);
  return missing === null ? axis.advice[level] : `${axis.advice[level]} Not heard yet: “${missing}”`;
}

/** The first indicator that the next level asks for, in the pack's words. */
function missingText(axis: Axis, graded: AxisGrade): string | null {
  const findings = graded.indicators.map(({ id, verdict }) => ({ id, verdict, answers: [] }));
  const [id] = missingFor(axis, findings, graded.level ?? 1);
  return axis.indicators.find((indicator) => indicator.id === id)?.text ?? null;
}

/** Probes with an axis whose replies, up to the next question, showed nothing of that axis. Imported transcripts have no moves, so none. */
function* openProbesOf(grade: Grade, turns: readonly TranscriptTurn[], pack: Pack): Generator<OpenProbe> {
  const probes = [...pack.probes, ...pack.questions.flatMap((question) => question.probes)].map((probe) => probe.text);
  for (const { n, text, move } of turns) {
    if (move?.type !== "probe" || move.axis === null || move.questionId === null) continue;
    const next = turns.find((turn) => turn.n > n && (turn.move?.type === "ask" || turn.move?.type === "probe"));
    const axis = grade.axes.find((one) => one.id === move.axis);
    const quotes = axis?.indicators.flatMap((indicator) => indicator.quotes) ?? [];
    const answered = [...quotes.map((quote) => quote.turn), ...(axis?.answeredTurns ?? [])];
    const isAnswered = answered.some((turn) => turn > n && turn < (next?.n ?? Infinity));
    if (!isAnswered)
      yield {
        questionId: move.questionId,
        axis: move.axis,
        turn: n,
        text: probes.find((probe) => text.endsWith(probe)) ?? questionIn(text),
      };
  }
}

/** What was asked in words that the pack no longer has: from the first sentence that ends in a question mark on. */
function questionIn(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+/u);
  const first = sentences.findIndex((sentence) => sentence.endsWith("?"));
  return first === -1 ? text : sentences.slice(first).join(" ");
}

/** More than half of a drill's checklist items were left out: the same drill again comes before any axis. */
function againOf(
  grade: Grade,
  turns: readonly TranscriptTurn[],
  pack: Pack,
  formatId: FormatId | undefined,
): Report["nextDrill"] {
  const format = pack.formats.find((one) => one.id === formatId && one.questions !== undefined);
  const asked = turns.find((turn) => turn.move?.type === "ask")?.move?.questionId;
  const question = pack.questions.find((one) => one.id === asked);
  const items = (grade.checklists ?? []).flatMap((list) => list.items);
  const missing = items.filter((item) => item.quotes.length === 0);
  if (format === undefined || question === undefined || missing.length * 2 <= items.length) return null;
  return {
    questionId: question.id,
    title: `${format.title}: ${question.title}`,
    minutes: format.defaultMinutes,
    success: `Your answer comes to these as well: ${missing
      .slice(0, 3)
      .map(({ title }) => `“${title}”`)
      .join(", ")}.`,
    format: format.id,
  };
}

const drillMinutes = 10;

/** A question that gives room for the weakest axis first, not the one just asked where there is another. */
function nextDrillOf(
  weakest: AxisGrade | undefined,
  turns: readonly TranscriptTurn[],
  pack: Pack,
): Report["nextDrill"] {
  const axis = pack.axes.find((one) => one.id === weakest?.id);
  if (weakest === undefined || axis === undefined) return null;
  const asked = new Set(turns.map((turn) => turn.move?.questionId));
  const rank = (question: Question) => question.axes.indexOf(axis.id) + (asked.has(question.id) ? 10 : 0);
  const single = pack.formats.find((format) => format.id === "single");
  const fitting = questionsOf(pack, single).filter((one) => one.axes.includes(axis.id));
  const main = fitting.filter((one) => one.axes.indexOf(axis.id) < mainAxes);
  const [question] = (main.length > 0 ? main : fitting).toSorted((a, b) => rank(a) - rank(b));
  if (question === undefined) return null;
  const missing = missingText(axis, weakest);
  return {
    questionId: question.id,
    title: question.title,
    minutes: single?.defaultMinutes ?? drillMinutes,
    success:
      missing === null
        ? `${axis.title} stays at its level in half of the words.`
        : `Your answer gives a yes to this: “${missing}”`,
  };
}
