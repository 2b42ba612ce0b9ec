import { itemIdOf, storyChecklistId } from "../setup/checklists.ts";
import { findPlaceholders, type Story } from "../setup/story.ts";
import type { Reader } from "./reader.ts";

/** Words of a story that meet a demand: [start, end) in UTF-16 units of that field's text. */
export interface StoryQuote {
  readonly fieldId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** No quotes = the story lacks it. */
export interface DemandReading {
  readonly id: string;
  readonly quotes: readonly StoryQuote[];
}

/**
 * Which demands of the pack a story meets, and by which words; in the pack's order. What was done counts, what would be done
 * does not; nor does a sentence in which a placeholder waits, or one that still stands as the template had it.
 */
export function readStory(reader: Reader, { fields }: Pick<Story, "fields">): readonly DemandReading[] {
  const { stories } = reader.pack;
  if (stories === undefined) return [];
  const found = stories.fields.flatMap((field) =>
    ownItems(reader, fields[field.id] ?? "", field.template).map((item) => ({ fieldId: field.id, ...item })),
  );
  return stories.demands.map(({ id }) => ({
    id,
    quotes: found
      .filter((item) => item.id === itemIdOf(storyChecklistId, id))
      .map(({ fieldId, start, end, text }) => ({ fieldId, start, end, text })),
  }));
}

interface OwnItem {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function ownItems(reader: Reader, text: string, template: string): readonly OwnItem[] {
  const waiting = findPlaceholders(text);
  const given = new Set(reader.sentences(template).map((sentence) => sentence.text.trim()));
  return reader
    .items(text, [storyChecklistId], { interviewerText: "", isStory: true })
    .map((item) => ({ ...item, text: text.slice(item.start, item.end) }))
    .filter(
      ({ start, end, text: quote }) =>
        !given.has(quote.trim()) && !waiting.some((place) => place.start < end && place.end > start),
    );
}
