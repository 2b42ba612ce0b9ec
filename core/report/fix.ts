import type { AxisGrade, Grade } from "../grading/grade.ts";
import { type RedFlagId, decisionIds } from "../setup/names.ts";
import type { Axis, Format, Pack } from "../setup/pack.ts";
import { missedItems, plainTitle } from "./drill.ts";
import type { Report } from "./report.ts";
import { missingText } from "./weakest.ts";

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

/**
 * A flag that counts, the one with the lowest cap first; then the first part of its list that a drill missed; then the weakest
 * axis. `null` where all that was graded is at its top level.
 */
export function fixOf(
  grade: Grade,
  weakest: AxisGrade | undefined,
  pack: Pack,
  drill: Format | undefined,
): Report["fix"] {
  if (weakest === undefined) return null;
  const [gate] = grade.gates.toSorted((a, b) => decisionIds.indexOf(a.cap) - decisionIds.indexOf(b.cap));
  const flag = pack.redFlags.find((one) => one.id === gate?.flagId);
  if (flag !== undefined)
    return { title: flag.title, text: `${wayOut[flag.id]} ${flag.rule}`, axis: flag.axis ?? null };
  const [missed] = missedItems(grade, drill);
  if (missed !== undefined)
    return { title: plainTitle(missed.title), text: `${missed.text} This part was not heard.`, axis: null };
  const axis = pack.axes.find((one) => one.id === weakest.id);
  const text = axis === undefined ? null : adviceFor(axis, weakest);
  return axis === undefined || text === null ? null : { title: axis.title, text, axis: axis.id };
}

function adviceFor(axis: Axis, graded: AxisGrade): string | null {
  const { level } = graded;
  if (level !== 1 && level !== 2 && level !== 3) return null;
  const missing = missingText(axis, graded);
  return missing === null ? axis.advice[level] : `${axis.advice[level]} Not heard yet: “${missing}”`;
}
