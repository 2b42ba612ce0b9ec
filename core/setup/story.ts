import * as z from "zod/mini";

/** A part of a story: about a thousand words at most. */
export const StoryText = z.string().check(z.maxLength(6_000));

/** A signature story, as the person keeps it: one record in the browser, one line per copied version on disk. */
export const Story = z.object({
  version: z.literal(1),
  id: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
  /** 0 = not kept yet; grows by one with each kept change. */
  rev: z.number().check(z.nonnegative()),
  title: z.string().check(z.maxLength(120)),
  /** Field id of the pack's worksheet → what the person wrote. Fields of other packs stay as they are. */
  fields: z.record(z.string(), StoryText),
  /** The suggestion of the pack that it began with. */
  suggestionId: z.optional(z.string()),
  /** ISO 8601, for display only. */
  updatedAt: z.string(),
  /** ISO 8601, or `null`. */
  deletedAt: z.nullable(z.string()),
});
export type Story = z.infer<typeof Story>;

/** Words in square brackets that wait for the person's own: [start, end) in UTF-16 units. */
export interface Placeholder {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What is still open in a text, such as `[your number]` or `[…]`; `[1]` is a footnote and stays. */
export function findPlaceholders(text: string): readonly Placeholder[] {
  return [...text.matchAll(placeholder)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** `untouched`: the template as it came. `open`: own words, and places that still wait. */
export type FieldState = "empty" | "untouched" | "open" | "filled";

export function fieldState(text: string, template: string): FieldState {
  if (text.trim() === "") return "empty";
  if (text.trim() === template.trim()) return "untouched";
  return findPlaceholders(text).length > 0 ? "open" : "filled";
}

interface Worksheet {
  readonly fields: readonly { readonly id: string; readonly template: string }[];
}

/** How far a story is: fields that are filled, and places that wait in all of them. */
export function storyProgress(
  { fields }: Pick<Story, "fields">,
  worksheet: Worksheet,
): { readonly filled: number; readonly open: number } {
  const texts = worksheet.fields.map(({ id, template }) => ({ text: fields[id] ?? "", template }));
  return {
    filled: texts.filter(({ text, template }) => fieldState(text, template) === "filled").length,
    open: texts.reduce((sum, { text }) => sum + findPlaceholders(text).length, 0),
  };
}

/** A story that is not kept yet: every field begins with its template. */
export function newStory(
  worksheet: Worksheet,
  given: { readonly id: string; readonly nowIso: string; readonly title: string; readonly suggestionId?: string },
): Story {
  const { id, nowIso, title, suggestionId } = given;
  return {
    version: 1,
    id,
    rev: 0,
    title,
    fields: Object.fromEntries(worksheet.fields.map((field) => [field.id, field.template])),
    ...(suggestionId === undefined ? {} : { suggestionId }),
    updatedAt: nowIso,
    deletedAt: null,
  };
}

const placeholder = /\[(?:\p{L}|…|\.\.\.)[^[\]\n]{0,80}\]/gu;
