import type { Turn } from "../transcript/session.ts";
import type { Quote } from "./grade.ts";

/** Words that lead in an axis: "on cost, …", "as for the ownership, …", "in terms of scale I …". */
const leads = new Set(["on", "for", "of", "about", "regarding", "concerning"]);
const between = new Set(["the", "our", "my"]);
/** What may follow at once when an axis was named to be spoken about, beside a comma or a colon. */
const followers = new Set(["i", "we", "my", "our", "the", "here", "first"]);

/**
 * Where the candidate named an axis aloud before speaking to it, as "on reliability, I would …" does. A measure, apart from
 * the score: it says that the listener was led, not that anything was shown. Source: "name the axis" in docs/coverage.md
 */
export function axesNamedAloud(turns: readonly Turn[], titles: readonly string[]): Quote[] {
  const named = new Set(titles.map((title) => title.toLowerCase()));
  return turns
    .filter(({ speaker }) => speaker === "candidate")
    .flatMap(({ n, text }) => {
      const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
        word: match[0].toLowerCase(),
        start: match.index,
        end: match.index + match[0].length,
      }));
      return words.flatMap(({ word, start, end }, index) => {
        if (!leads.has(word)) return [];
        const at = between.has(words[index + 1]?.word ?? "") ? index + 2 : index + 1;
        const axis = words[at];
        if (axis === undefined || !named.has(axis.word)) return [];
        const isStart =
          start === 0 ||
          /[.!?:;]\s*$|\n\s*$|\b(?:in terms|and|so|then|now|as)\s*$/iu.test(text.slice(Math.max(0, start - 12), start));
        const isLed = /^\s*[,:]/u.test(text.slice(axis.end)) || followers.has(words[at + 1]?.word ?? "");
        if (!isStart || !isLed) return [];
        return [{ turn: n, start, end: Math.max(end, axis.end), text: text.slice(start, Math.max(end, axis.end)) }];
      });
    });
}
