import type { Word } from "./words.ts";

const numberWords = new Set(
  (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions " +
    "billion billions trillion dozen dozens half third twice double doubled triple tripled halved tenfold"
  ).split(" "),
);
const multipliers = new Set("k m mm mn bn b million millions billion thousand hundred lakh crore".split(" "));
const currencySigns = new Set(["$", "€", "£", "₹"]);
const currencyWords = new Set(
  "dollar dollars euro euros pound pounds rupee rupees cent cents pence usd eur gbp inr bucks".split(" "),
);
const moneyWords = new Set(
  "bill budget spend spending cost costs costing refunds vouchers invoice saving savings".split(" "),
);
const timeUnits = new Set(
  (
    "ms millisecond milliseconds second seconds sec secs minute minutes min mins hour hours hr hrs day days night nights " +
    "week weeks weekend sprint sprints month months quarter quarters year years"
  ).split(" "),
);
const timeLeads = new Set(
  "within in under after for every from to than about half took of by inside over next".split(" "),
);

/** How many words from `index` on are one number: "400", "twenty five", "1.5 k"; 0 = none. Years and times of day are no quantity. */
export function numberAt(words: readonly Word[], index: number): number {
  const first = words[index];
  if (first === undefined) return 0;
  if (!startsLikeNumber(first.normal)) return 0;
  const isDigits = /^\d[\d.,]*(?:[kmx]|bn|tb|gb|pb|ms|s|h|min|%)?$/u.test(first.normal) && !isYear(words, index);
  const isOneOf = first.normal === "one" && timeUnits.has(words[index + 1]?.normal ?? "");
  if (!isDigits && !isOneOf && !numberWords.has(first.normal)) return 0;
  let length = 1;
  while (isNumberPart(words[index + length]?.normal ?? "")) length += 1;
  return length;
}

const startsLikeNumber = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return (code >= 48 && code <= 57) || word === "one" || numberWords.has(word);
};

const isNumberPart = (word: string): boolean =>
  numberWords.has(word) || multipliers.has(word) || word === "x" || word === "×" || /^\d[\d.,]*$/u.test(word);

function isYear(words: readonly Word[], index: number): boolean {
  if (!/^(?:19|20)\d\d$/u.test(words[index]?.normal ?? "")) return false;
  return !currencySigns.has(words[index - 1]?.normal ?? "") && words[index + 1]?.pos !== "NOUN";
}

export function percentAt(words: readonly Word[], index: number): number {
  const length = numberAt(words, index);
  const word = words[index]?.normal ?? "";
  if (length === 0) return 0;
  if (word.endsWith("%")) return length;
  const [next, second] = [words[index + length]?.normal, words[index + length + 1]?.normal];
  if (next === "%" || next === "percent" || next === "pct" || next === "percentage") return length + 1;
  if (next === "per" && second === "cent") return length + 2;
  return ["half", "third", "halved", "doubled", "tripled"].includes(word) && !timeUnits.has(next ?? "") && next !== "an"
    ? length
    : 0;
}

export function moneyAt(words: readonly Word[], index: number): number {
  if (currencySigns.has(words[index]?.normal ?? "")) {
    const length = numberAt(words, index + 1);
    return length === 0 ? 0 : length + 1;
  }
  const length = numberAt(words, index);
  if (length === 0) return 0;
  const next = words[index + length]?.normal ?? "";
  if (currencyWords.has(next) || currencySigns.has(next)) return length + 1;
  return isBigSum(words, index, length) ? length : 0;
}

/** "twelve million a year", "a 12 M bill": a sum whose currency goes without saying. */
function isBigSum(words: readonly Word[], index: number, length: number): boolean {
  const sum = words.slice(index, index + length);
  if (!sum.some((word) => multipliers.has(word.normal) || /\d[kmb]n?$/u.test(word.normal))) return false;
  const near = words.slice(Math.max(0, index - 5), index + length + 4).map((word) => word.normal);
  return near.some((word) => moneyWords.has(word));
}

export function durationAt(words: readonly Word[], index: number): number {
  const word = words[index]?.normal ?? "";
  if (/^\d[\d.,]*(?:ms|s|h|min)$/u.test(word)) return 1;
  if (word === "half" && words[index + 1]?.normal === "an" && timeUnits.has(words[index + 2]?.normal ?? "")) return 3;
  if ((word === "a" || word === "an") && timeLeads.has(words[index - 1]?.normal ?? "")) {
    return timeUnits.has(words[index + 1]?.normal ?? "") ? 2 : 0;
  }
  const length = numberAt(words, index);
  return length > 0 && timeUnits.has(words[index + length]?.normal ?? "") ? length + 1 : 0;
}

const monthsOf: Readonly<Record<string, number>> = {
  month: 1,
  months: 1,
  quarter: 3,
  quarters: 3,
  year: 12,
  years: 12,
};
const smallNumbers = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const otherNumbers = new Map([
  ["a", 1],
  ["fifteen", 15],
  ["eighteen", 18],
  ["twenty-four", 24],
  ["twenty", 24],
]);
const fewestMonths = 12;
/** "Three years of that", "for two years": what has been, or no path at all, unless a word of the way leads in. */
const spanLeads = new Set("in within over after by next".split(" "));
const behind = new Set("last past previous former ago earlier before since experience".split(" "));

/** A stretch of twelve months and more that reaches ahead or over a path: "in two years", "18 months"; not "two years ago". */
export function spanAt(words: readonly Word[], index: number): number {
  const length = spanLength(words, index);
  if (length === 0) return 0;
  const near = [...words.slice(Math.max(0, index - 2), index), ...words.slice(index + length, index + length + 1)];
  if (near.some((word) => behind.has(word.normal))) return 0;
  const isBare = words[index + length - 1]?.normal.startsWith("month") === true;
  const leads = words.slice(Math.max(0, index - 2), index).some((word) => spanLeads.has(word.normal));
  const follows = ["from", "later", "out", "ahead", "plan", "path"].includes(words[index + length]?.normal ?? "");
  return isBare || leads || follows ? length : 0;
}

function spanLength(words: readonly Word[], index: number): number {
  const word = words[index]?.normal ?? "";
  const count = /^\d+$/u.test(word) ? Number(word) : Math.max(smallNumbers.indexOf(word), otherNumbers.get(word) ?? -1);
  if (count <= 0) return 0;
  const ahead = words[index + 1]?.normal === "four" && word === "twenty" ? 2 : 1;
  const months = monthsOf[words[index + ahead]?.normal ?? ""];
  return months !== undefined && count * months >= fewestMonths ? ahead + 1 : 0;
}

export function percentileAt(words: readonly Word[], index: number): number {
  const word = words[index]?.normal ?? "";
  if (/^p\d{2,3}(?:\.\d)?$/u.test(word)) return 1;
  if (word === "p" && numberAt(words, index + 1) > 0) return 1 + numberAt(words, index + 1);
  if (word === "median" || word === "percentile") return 1;
  return word === "tail" && words[index + 1]?.stem === "latenc" ? 2 : 0;
}
