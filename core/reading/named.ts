import type { Word } from "./words.ts";

/** Words for a person or a group by what they do, as any trade has them. */
const roles = new Set(
  (
    "team squad crew group desk shift department division unit board council committee manager lead leader head director " +
    "chief boss deputy owner engineer developer analyst architect officer controller supervisor dispatcher operator " +
    "planner buyer nurse doctor pharmacist teacher clerk colleague foreman captain technician person vp cfo cto ceo coo"
  ).split(" "),
);

const nobodies = new Set("someone somebody anyone anybody everyone everybody nobody".split(" "));

/** Somebody by a role: "the shift leader" holds it at "leader", "two VPs" at "VPs"; "someone from the team" is nobody. */
export function whoAt(words: readonly Word[], index: number): number {
  const word = words[index]?.normal ?? "";
  if (!roles.has(word) && !(word.endsWith("s") && roles.has(word.slice(0, -1)))) return 0;
  return words.slice(Math.max(0, index - 4), index).some(({ normal }) => nobodies.has(normal)) ? 0 : 1;
}

const months = "january february march april june july august september october november december";
const dates = new Set(`${months} spring summer autumn winter christmas easter q1 q2 q3 q4`.split(" "));
const ambiguous = new Set(["may", "fall"]);
const leadsOfDate = new Set("by in from until till since this next last before after end of".split(" "));
const periods = new Set(["week", "month", "quarter", "year"]);

/** A point in the calendar: "March", "in May", "next quarter", "New Year", "the end of the year". Years in digits are none. */
export function whenAt(words: readonly Word[], index: number): number {
  const word = words[index]?.normal ?? "";
  const next = words[index + 1]?.normal ?? "";
  if (dates.has(word)) return 1;
  if (ambiguous.has(word)) return leadsOfDate.has(words[index - 1]?.normal ?? "") ? 1 : 0;
  if (word === "next" || word === "this" || word === "new" || word === "following") return periods.has(next) ? 2 : 0;
  if (word !== "end") return 0;
  const length = words.slice(index, index + 5).findIndex(({ normal }) => periods.has(normal));
  return next === "of" && length > 0 ? length + 1 : 0;
}
