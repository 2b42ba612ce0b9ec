import * as z from "zod";

export const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "use lower-case letters, digits and hyphens, 64 at most");
export const Line = z.string().trim().min(1, "must not be empty").max(2_000);
export const Lines = z.array(Line).max(200);

/**
 * A cue: words that show an indicator, matched by word stem inside one sentence.
 * `a b` words in this order with at most two words between them · `a|b` either word, and `a-b` several words as one of them ·
 * `x + y` both somewhere in the sentence · `{number} {money} {percent} {duration} {span} {percentile} {did} {duty} {cause} {tool}` slots.
 * A cue that is denied in the sentence does not count, unless the cue itself holds a word of denial.
 */
export const Cue = z.string().trim().min(2).max(200);
