import type { NameOut } from "../../api.ts";

/** Swaps a person's names for what a model may read, and back. */
export interface NameSwap {
  /** Whole words, whatever their case; what stands in for a name holds no word of any name. */
  replace(text: string): string;
  /** Puts the names back, as the person wrote them. */
  restore(text: string): string;
}

interface Swap {
  readonly name: string;
  readonly label: string;
}

/** Names out of all that goes to a model. The longest name wins where two begin at the same place. */
export function createNameSwap(namesOut: readonly NameOut[]): NameSwap {
  const swaps = labelled(namesOut);
  if (swaps.length === 0) return { replace: (text) => text, restore: (text) => text };
  const ordered = swaps.toSorted((one, other) => other.name.length - one.name.length);
  const names = new RegExp(asWord(ordered.map(groupOf)), "gv");
  const nameByLabel = new Map(swaps.map(({ name, label }) => [label.toLowerCase(), name]));
  return {
    replace: (text) =>
      text.normalize("NFC").replace(names, (...found) => ordered[found.indexOf(found[0], 1) - 1]?.label ?? ""),
    restore: (text) => text.replaceAll(/\[[^[\]]+\]/gu, (label) => nameByLabel.get(label.toLowerCase()) ?? label),
  };
}

/** Scripts that write no spaces between words: there a name may stand anywhere. */
const spaceless = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]";
const letter = `[[\\p{L}\\p{N}]--${spaceless}]`;
const asWord = (alternatives: readonly string[]): string => `(?<!${letter})(?:${alternatives.join("|")})(?!${letter})`;

/** A word in any mix of cases. The flag for that would make the classes above slow to build. */
const anyCase = (word: string): string =>
  Array.from(word)
    .map((character) => {
      const cases = new Set([
        character,
        character.toLowerCase(),
        character.toUpperCase(),
        character.toLowerCase().toUpperCase(),
      ]);
      return `(?:${[...cases].join("|")})`;
    })
    .join("");

const groupOf = ({ name }: Swap): string => `(${patternOf(name)})`;
const wordsIn = (text: string): string[] => text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
/** The words of a name with any few marks or spaces between them: "Mary Ann", "Mary-Ann", "MARY  ANN". */
const patternOf = (name: string): string => wordsIn(name).map(anyCase).join("[^\\p{L}\\p{N}\\n]{1,3}");

function labelled(namesOut: readonly NameOut[]): Swap[] {
  const given = namesOut.filter(({ name }) => wordsIn(name).length > 0);
  if (given.length === 0) return [];
  const anyWord = new RegExp(asWord(given.flatMap(({ name }) => wordsIn(name))), "iv");
  const labels = new Set<string>();
  const swaps = new Map<string, Swap>();
  for (const { name, as } of given) {
    const key = wordsIn(name).join(" ").toLowerCase();
    if (swaps.has(key)) continue;
    const label = freeLabel(as, labels, anyWord);
    labels.add(label.toLowerCase());
    swaps.set(key, { name, label });
  }
  return [...swaps.values()];
}

/** What the person chose, numbered where it is taken; something else where it holds a word of a name. */
function freeLabel(as: string, taken: ReadonlySet<string>, anyWord: RegExp): string {
  const holdsName = (words: string): boolean => anyWord.test(words);
  const isTaken = (words: string): boolean => taken.has(`[${words}]`.toLowerCase());
  const base = [wordsIn(as).join(" "), "name"].find((words) => words !== "" && !holdsName(words));
  const numbers = Array.from({ length: taken.size + 2 }, (_, index) => index + 1);
  const numbered = base === undefined ? [] : numbers.map((number) => (number === 1 ? base : `${base} ${number}`));
  const free = numbered.find((words) => !isTaken(words) && !holdsName(words));
  if (free !== undefined) return `[${free}]`;
  for (let words = "xx"; ; words += "x") if (!isTaken(words) && !holdsName(words)) return `[${words}]`;
}
