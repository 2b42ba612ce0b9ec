import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import * as z from "zod";

const Texts = z.array(z.string());
const ByName = z.record(z.string(), Texts);

export const StrongTexts = z.strictObject({
  questions: z.record(z.string(), z.string()),
  axes: ByName,
  kinds: ByName,
  own: Texts,
  done: z.string(),
});
export type StrongTexts = z.infer<typeof StrongTexts>;

export const WeakTexts = z.strictObject({
  questions: z.record(z.string(), z.string()),
  follow: Texts,
  own: Texts,
  done: z.string(),
});
export type WeakTexts = z.infer<typeof WeakTexts>;

export const TalkTexts = z.strictObject({
  repeat: z.string(),
  buzzwords: Texts,
  asks: Texts,
  rambling: Texts,
  hostile: Texts,
});
export type TalkTexts = z.infer<typeof TalkTexts>;

/** Reads one of the text files beside this module; a wrong file is a bug of ours and throws. */
export function readTexts<T>(name: "strong" | "weak" | "talk", schema: z.ZodType<T>): T {
  return schema.parse(load(readFileSync(new URL(`${name}.yaml`, import.meta.url), "utf8")));
}
