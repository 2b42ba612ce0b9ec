import type { Speaker } from "../setup/names.ts";

/** Labels in full; where a file has both sides of them, all other labels are ordinary text. */
const fullLabels: Readonly<Record<string, Speaker>> = {
  interviewer: "interviewer",
  candidate: "candidate",
  interviewee: "candidate",
};
const shortLabels: Readonly<Record<string, Speaker>> = {
  q: "interviewer",
  a: "candidate",
  "hiring manager": "interviewer",
  me: "candidate",
};

/** A beginning of a line that may name a speaker; whether it does depends on the whole file. A tag of WebVTT always does. */
export interface PossibleLabel {
  readonly label: string;
  readonly kind: "full" | "short" | "name" | "tag";
  readonly rest: string;
}

/** The speaker that a name stands for: "Interviewer", "Q", "Candidate (Ann)". */
export function speakerOf(name: string): Speaker | undefined {
  const label = plainLabel(name);
  return own(fullLabels, label) ?? own(shortLabels, label);
}

/** Which kind of label a name is; `undefined` when it does not look like the name of a person either. */
export function kindOf(name: string): "full" | "short" | "name" | undefined {
  const label = plainLabel(name);
  if (Object.hasOwn(fullLabels, label)) return "full";
  if (Object.hasOwn(shortLabels, label)) return "short";
  return personName.test(name) ? "name" : undefined;
}

/**
 * Which of the possible labels are labels in this file. Both sides in full need no others. Else the short ones count too, and
 * the names that recur or that a person gave.
 */
export function labelsOf(
  found: readonly (PossibleLabel | undefined)[],
  given: readonly string[],
): ReadonlyMap<string, string> {
  const labels = found.filter((one) => one !== undefined);
  const full = labels.filter((one) => one.kind === "full");
  const tags = labels.filter((one) => one.kind === "tag");
  const sides = new Set(full.map((one) => speakerOf(one.label)));
  if (sides.size === 2 && given.length === 0) return keysOf([...full, ...tags]);
  const counts = new Map<string, number>();
  for (const one of labels) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const givenKeys = new Set(given.map((name) => name.toLowerCase()));
  return keysOf(
    labels.filter((one) => one.kind !== "name" || (counts.get(keyOf(one)) ?? 0) > 1 || givenKeys.has(keyOf(one))),
  );
}

export const keyOf = (label: PossibleLabel): string => label.label.toLowerCase();

/** Each label once, as it is first written, by its key. */
const keysOf = (labels: readonly PossibleLabel[]): ReadonlyMap<string, string> =>
  new Map(labels.toReversed().map((one) => [keyOf(one), one.label]));

/** One to four words that each start large, as names and "Speaker 1" do. */
const personName = /^\p{Lu}[\p{L}\p{N}.'’_-]{0,30}(?: [\p{Lu}\p{N}][\p{L}\p{N}.'’_-]{0,30}){0,3}$/u;

const plainLabel = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\([^()]*\)/u, "")
    .replace(/\d+$/u, "")
    .trim();

const own = (labels: Readonly<Record<string, Speaker>>, label: string): Speaker | undefined =>
  Object.hasOwn(labels, label) ? labels[label] : undefined;
