import { wordsOf } from "../reading/overlap.ts";

/** Speech has 150 words a minute. */
const wordMs = 60_000 / 150;

/** How long these words take to say: what a typed answer uses of its time, however long the typing took. */
export const spokenMs = (text: string): number => wordsOf(text).length * wordMs;

/** How many words are said in that time. */
export const spokenWords = (ms: number): number => Math.round(ms / wordMs);
