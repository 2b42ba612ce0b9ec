import { wordsOf } from "../../reading/overlap.ts";
import type { Pack, Persona } from "../../setup/pack.ts";
import type { Move } from "../../transcript/session.ts";
import { splitSentences } from "../check.ts";
import { linesOf } from "../lines.ts";
import { nearness, tellingWords } from "./telling-words.ts";
import { without, type WordSet } from "./word-sets.ts";

/** What a sentence is held against: the planned turn, and what may stand beside it. */
export interface PlannedWords {
  readonly pack: Pack;
  readonly persona: Persona;
  readonly move: Move;
  readonly planned: string;
  /** All that the candidate said. */
  readonly candidate: string;
}

/** Of a statement's telling words so many must be the plan's; it must also be near to one of its sentences, or to all of it. */
const sharePerStatement = 0.7;
const nearPerStatement = 0.5;
const sharePerQuotingStatement = 0.5;
const sparePerQuestion = 5;
const wordsOfOthers = 6;
const sharePerQuestion = 0.5;

/**
 * Tells the sentences that leave the plan. A statement says again what the plan says, with one word of the candidate's at most, or, before a follow-up, is a neutral
 * step in no other persona's words; a question may use the candidate's words and a few of its own. Where the plan asks
 * without a question mark, a question has to be the plan's.
 */
export function createPlanCheck({ candidate, move, pack, persona, planned }: PlannedWords) {
  const words = tellingWords(planned);
  const sentences = splitSentences(planned).map(tellingWords);
  const theirs = tellingWords(candidate);
  const quotes = [...planned.matchAll(/“([^”]+)”/gu)].map(([, quote]) => bare(quote ?? ""));
  const bridges = linesOf(persona, "bridges").map(bare);
  const others = linesOfOthers(pack, persona, planned);
  const isNeutral = (sentence: string): boolean =>
    move.type === "probe" && (neutralStep.test(sentence) || bridges.includes(bare(sentence)));
  return (sentence: string): boolean => {
    const said = tellingWords(sentence);
    const strange = without(said, words);
    const strangeToBoth = without(strange, theirs).size;
    const share = said.size === 0 ? 0 : 1 - strange.size / said.size;
    if (sentence.includes("?")) {
      const isOther = !planned.includes("?") && share < sharePerQuestion;
      return strangeToBoth > sparePerQuestion || strange.size - strangeToBoth > wordsOfOthers || isOther;
    }
    if (others.has(bare(sentence))) return true;
    const isQuoting = quotes.some((quote) => bare(sentence).includes(quote));
    const near = Math.max(nearness(said, words), ...sentences.map((one) => nearness(said, one)));
    const wanted = isQuoting ? sharePerQuotingStatement : sharePerStatement;
    const oneOfTheirs = strange.size > strangeToBoth ? 1 / said.size : 0;
    return said.size > 0 && (share + oneOfTheirs < wanted || near < nearPerStatement) && !isNeutral(sentence);
  };
}

const bare = (sentence: string): string => wordsOf(sentence).join(" ");

/** The pack's other personas: their lines, as far as they are not this one's as well. */
function linesOfOthers(pack: Pack, persona: Persona, planned: string): WordSet {
  const linesIn = ({ phrases }: Persona): string[] =>
    Object.values(phrases).flatMap((lines) => (lines ?? []).flatMap(splitSentences).map(bare));
  const own = new Set([...linesIn(persona), ...splitSentences(planned).map(bare)]);
  return without(new Set(pack.personas.flatMap(linesIn)), own);
}

/** Steps that hold nothing: no view, no fact, no hint. */
const neutralStep = new RegExp(
  String.raw`^(?:(?:understood|noted|heard|i see|all right|alright|okay|ok|i(?: have|'ve) (?:noted |got |written )?(?:that|this)(?: down)?` +
    String.raw`|let(?: me|'s| us) (?:follow up|go on|continue|move on|pick that up|take it from there|stay (?:with|on) (?:that|this)|go one (?:step|level) (?:further|deeper)|ask (?:about|on) (?:that|this))(?: (?:on|with) (?:that|this))?` +
    String.raw`|one more (?:thing|step|question)(?: (?:on|about) (?:that|this))?|staying (?:with|on) (?:that|this))(?:, (?=\p{L})|[.,;]|$)\s*)+$`,
  "iu",
);

const label = /^\p{Lu}[\p{L}-]*(?:\s*\([^)]*\))?:/u;

/** "Probe (cost):" and the like, before words that the plan begins otherwise. */
export function isLabelled(text: string, planned: string): boolean {
  const found = label.exec(text)?.[0];
  return found !== undefined && !planned.startsWith(found);
}
