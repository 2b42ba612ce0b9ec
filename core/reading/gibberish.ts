import type { Pack } from "../setup/pack.ts";
import { wordsOf } from "./overlap.ts";

const functionWords = new Set(
  (
    "a about after all also an and any are as at be because been before but by can could did do does each for from get " +
    "go had has have he her here him his how i if in into is it its just like me more most my no nobody not now of on " +
    "one or our out over own people she should so some someone still such than that the their them then there these " +
    "they this those three time to too two under until up us very was we went were what when where which while who " +
    "why will with without would yes you your ok okay sure maybe nothing know think i'd i'm i've it's don't didn't " +
    "won't we've we're that's"
  ).split(" "),
);

const keyboardRun = /asdf|sdfg|dfgh|fghj|ghjk|hjkl|jkl|qwert|wert(?=y)|uiop|zxcv|xcvb|cvbn|vbnm|poiu|lkjh|(.)\1{3}/u;

const englishEnding = /(?:ly|ed|ing|tions?|ments?|ness|able|ible|ful|ity|ous|ive|ance|ence|ism|ship)$/u;

/** True for keyboard mash, strings of sounds that are no words, and one word over and over. Never true for a short plain reply. */
export function isGibberish(pack: Pack, text: string): boolean {
  const words = wordsOf(text).filter((word) => !/^\p{N}+$/u.test(word));
  if (words.length === 0) return false;
  if (words.length >= 4 && new Set(words).size <= Math.max(1, words.length / 5)) return true;
  const broken = words.filter(isBroken).length / words.length;
  if (broken >= 0.5) return true;
  const functional = words.filter((word) => functionWords.has(word)).length / words.length;
  if (words.length < 5 || functional > 0.12) return false;
  const known = knownWords(pack);
  const strange = words.filter((word) => !functionWords.has(word) && !known.has(word) && !englishEnding.test(word));
  return strange.length / words.length >= 0.7;
}

/** No vowel, five consonants in a row, or a run of neighbouring keys: not a word of any language that a pack is written in. */
function isBroken(word: string): boolean {
  if (functionWords.has(word) || word.length <= 3) return false;
  return !/[aeiouyà-ÿ]/u.test(word) || /[bcdfghjklmnpqrstvwxz]{6}/u.test(word) || keyboardRun.test(word);
}

const knownByPack = new WeakMap<Pack, ReadonlySet<string>>();

function knownWords(pack: Pack): ReadonlySet<string> {
  const before = knownByPack.get(pack);
  if (before !== undefined) return before;
  const known = new Set(
    wordsOf(
      JSON.stringify([pack.axes, pack.questions, pack.probes, pack.scenario, pack.synonyms, pack.tools, pack.reasons]),
    ),
  );
  knownByPack.set(pack, known);
  return known;
}
