import type { Token } from "./tokens.ts";

/** Speech that was written down without full stops: past this many tokens a sentence is cut at its joints. */
const longestSentence = 45;
const shortestPart = 10;
/** Without any joint, as in a long list, a sentence is cut at this length only. */
const longestPart = 150;

const joints = new Set(["so", "but", "because", "then", "which", "however", "also", "plus", "okay", "anyway"]);
const subjects = new Set(["i", "we", "they", "he", "she", "it", "there", "that", "this", "you", "then", "so"]);

/** Cuts an over-long sentence where a new clause starts; shorter sentences stay whole. */
export function cutRunOns(tokens: readonly Token[]): readonly (readonly Token[])[] {
  if (tokens.length <= longestSentence) return [tokens];
  const parts: (readonly Token[])[] = [];
  let from = 0;
  for (let index = shortestPart; index < tokens.length - shortestPart / 2; index += 1) {
    const isFull = index - from >= longestPart && tokens.length - index > longestSentence;
    if (index - from >= shortestPart && (isFull || isJoint(tokens, index))) {
      parts.push(tokens.slice(from, index));
      from = index;
    }
  }
  parts.push(tokens.slice(from));
  return parts;
}

function isJoint(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index]?.normal ?? "";
  if (word === "and") return subjects.has(tokens[index + 1]?.normal ?? "");
  return joints.has(word) && tokens[index - 1]?.normal !== "and";
}
