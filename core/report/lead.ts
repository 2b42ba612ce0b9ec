import type { Grade } from "../grading/grade.ts";
import type { Format } from "../setup/pack.ts";
import type { Report } from "./report.ts";

/** Between words that stay on one line: this is set large. */
const tied = "\u00A0";

type Judged = Pick<Grade, "axes" | "checklists">;

/** With fewer axes than this a decision would rest on one subject alone. */
const fewestAxes = 2;

/**
 * What leads the report where a decision may not: too few words, one graded axis, or one timed answer. `null` where the
 * decision leads.
 */
export function leadOf(grade: Judged, format: Format | undefined, tooShort: Report["tooShort"]): Report["lead"] {
  if (tooShort != null) return { title: `No decision: ${shortText(tooShort)}.`, text: "" };
  const graded = grade.axes.filter(({ level }) => level !== null);
  const seconds = format?.answerSeconds;
  if (graded.length === 0 || (graded.length >= fewestAxes && seconds === undefined)) return null;
  const levels = graded.map(({ title, level }) => `${title}${tied}${level}${tied}of${tied}4`);
  return { title: `${[...partsOf(grade), ...levels].join(", ")}.`, text: reasonOf(grade, seconds) };
}

export const shortText = ({ words, needed }: NonNullable<Report["tooShort"]>): string =>
  words === 0 ? "nothing was said" : `${words} ${words === 1 ? "word" : "words"} in all; ${needed} are needed to judge`;

/** How much of the first list was heard; an interview without one has none. */
function partsOf(grade: Judged): readonly string[] {
  const [list] = grade.checklists ?? [];
  if (list === undefined) return [];
  const said = list.items.filter(({ quotes }) => quotes.length > 0).length;
  return [`${said} of ${list.items.length} parts heard`];
}

function reasonOf(grade: Judged, seconds: number | undefined): string {
  const graded = grade.axes.filter(({ level }) => level !== null).length;
  const open = grade.axes.filter(({ status }) => status === "not-probed").length;
  const what = graded < fewestAxes ? "One axis" : `One answer of ${seconds} seconds`;
  const rest = open === 0 ? "" : ` ${countText(open)} not asked, which counts neither for you nor against you.`;
  return `${what} is no hiring decision, so none is given.${rest}`;
}

const numbers = ["No axis", "One axis was", "Two axes were", "Three axes were", "Four axes were", "Five axes were"];
const countText = (count: number): string => numbers[count] ?? `${count} axes were`;
