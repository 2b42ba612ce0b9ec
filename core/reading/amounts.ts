const small =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const factorByWord: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const word = `(?:${[...small, ...tens].join("|")})`;
const factor = String.raw`(?:dozen|hundred|thousand|million|billion)`;
const digits = String.raw`\d[\d,]*(?:\.\d+)?(?: ?(?:k|mn|bn|m|thousand|million|billion)\b)?`;
const spoken = String.raw`(?:(?:a|half a) )?${factor}|${word}(?:[- ]${word})?(?: ${factor})?`;

/** Words that leave a figure open to one side. */
const above = "over|more than|at least|above|upwards of";
const below = "under|less than|fewer than|at most|up to|below|no more than";
const near = "about|around|roughly|nearly|almost|some|approximately|close to|maybe|say|like";

/** A pattern of one figure with the word that loosens it; nothing where it is one end of a range. Groups `bound`, `sign`, `figure`. */
export const amount = String.raw`(?:(?<bound>${above}|${below}|${near}) )?(?<sign>[$€£])?(?<figure>${digits}|\b(?:${spoken})\b)(?! ?(?:-|–|to|or) ?[$€£]?(?:\d|${word}\b))`;

/** A figure as it was meant: the value, and whether the true one may lie near it, above it or below it. */
export interface Amount {
  readonly value: number;
  readonly bound: "exact" | "near" | "above" | "below";
}

/** What the groups of `amount` hold; `null` for a figure that cannot be read. */
export function readAmount(figure: string, bound: string | undefined): Amount | null {
  const value = valueOf(figure);
  return value === null || value === 0 ? null : { value, bound: boundOf(bound) };
}

function boundOf(bound: string | undefined): Amount["bound"] {
  if (bound === undefined) return "exact";
  if (above.split("|").includes(bound)) return "above";
  return below.split("|").includes(bound) ? "below" : "near";
}

function valueOf(figure: string): number | null {
  if (figure === "half a dozen") return 6;
  const parts = figure
    .replaceAll(",", "")
    .replace(/(\d)([a-z])/u, "$1 $2")
    .split(/[- ]/u)
    .filter((part) => part !== "a");
  let value: number | null = null;
  for (const part of parts) {
    const times = factorByWord[part];
    const plain = /^\d/u.test(part) ? Number(part) : wordValue(part);
    if (times !== undefined) value = (value ?? 1) * times;
    else if (plain !== null) value = (value ?? 0) + plain;
    else return null;
  }
  return value;
}

function wordValue(part: string): number | null {
  if (small.includes(part)) return small.indexOf(part) + 1;
  return tens.includes(part) ? (tens.indexOf(part) + 2) * 10 : null;
}

/** Two figures of one thing that no rounding, and no "over" or "under", brings together. */
export function areApart(left: Amount, right: Amount): boolean {
  const [low, high] = left.value <= right.value ? [left, right] : [right, left];
  if (low.bound === "above" || high.bound === "below") return false;
  const isLoose = [low, high].some(({ bound, value }) => bound !== "exact" || (value >= 20 && value % 10 === 0));
  return high.value - low.value > 1 && high.value / low.value >= (isLoose ? 1.4 : 1.25);
}
