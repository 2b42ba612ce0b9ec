import type { FormatId } from "./names.ts";
import type { Checklist, Pack } from "./pack.ts";

/** Name of the checklist that the demands of the pack's stories make. */
export const storyChecklistId = "story-demands";

/** An item's name among all lists of a pack: `checklist/item`. */
export const itemIdOf = (checklistId: string, itemId: string): string => `${checklistId}/${itemId}`;

/** Every checklist of the pack; the demands on a signature story are one as well. */
export const allChecklists = (pack: Pack): readonly Checklist[] => [
  ...(pack.checklists ?? []),
  ...(pack.stories === undefined
    ? []
    : [{ id: storyChecklistId, title: "What a signature story must hit", items: pack.stories.demands }]),
];

/** The checklists of a format, in its order. */
export function formatChecklists(pack: Pack, formatId: FormatId): readonly Checklist[] {
  const format = pack.formats.find((candidate) => candidate.id === formatId);
  const own = format?.checklists ?? [];
  return checklistsById(pack, formatId === "story" ? [storyChecklistId, ...own] : own);
}

/** The checklists with these ids, in this order; unknown ids do no harm. */
export function checklistsById(pack: Pack, ids: readonly string[]): readonly Checklist[] {
  const all = allChecklists(pack);
  return [...new Set(ids)].flatMap((id) => all.find((checklist) => checklist.id === id) ?? []);
}
