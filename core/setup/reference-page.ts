import * as z from "zod/mini";

/** One thing to know by heart. `id` stays the same while other items are edited. */
export const ReferenceItem = z.object({ id: z.string(), prompt: z.string(), answer: z.string() });
export type ReferenceItem = z.infer<typeof ReferenceItem>;

export const ReferenceSection = z.object({
  title: z.string(),
  paragraphs: z.array(z.string()),
  items: z.array(ReferenceItem),
});
export type ReferenceSection = z.infer<typeof ReferenceSection>;

/** A page of reference material, to be read and rehearsed. All of it is plain text. `order` sorts the pages of a pack. */
export const ReferencePage = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  order: z.number(),
  sections: z.array(ReferenceSection),
});
export type ReferencePage = z.infer<typeof ReferencePage>;

/** All items of a page, in the order in which it is read. */
export const itemsOf = (page: ReferencePage): ReferenceItem[] => page.sections.flatMap(({ items }) => items);
