import { splitSentences } from "../check.ts";
import { shareOf, tellingWords } from "./telling-words.ts";

/**
 * What the built-in voice still has to say of a planned turn behind words that were said already: not its bridge, and no
 * sentence before the last that those words cover.
 */
export function leftToSay(planned: string, said: string, bridges: readonly string[]): string {
  const sentences = splitSentences(planned);
  if (said === "") return sentences.join(" ");
  const saidWords = tellingWords(said);
  const isSaid = (sentence: string): boolean => shareOf(tellingWords(sentence), saidWords) >= 0.6;
  const left = sentences.filter(
    (sentence, index) => index === sentences.length - 1 || !(bridges.includes(sentence) || isSaid(sentence)),
  );
  return left.join(" ");
}
