import { readStored } from "#core/history/migrate.ts";
import { err, ok, type Result } from "#core/result.ts";
import { Story } from "#core/setup/story.ts";
import type { ChangeChannel } from "./change-channel.ts";
import { type Change, type Durability, type Entry, type Key, keyName, type Records } from "./records.ts";
import { toEntry } from "./session-records.ts";
import type { StoreError, UnreadableRecord } from "./session-store.ts";
import { orRefuse, Refusal, toStoreError } from "./store-failure.ts";

export interface StoryList {
  /** Changed last first, without the deleted ones. */
  readonly stories: readonly Story[];
  /** Deleted less than 30 days ago. */
  readonly deleted: readonly Story[];
  readonly unreadable: readonly UnreadableRecord[];
}

/** Where stories live in the browser: one record each. Every write resolves only after it is committed. */
export interface StoryStore {
  list(): Promise<Result<StoryList, StoreError>>;
  /**
   * Keeps the story as the next version (`rev` + 1) of the one it was made from, and gives it back. `stale` when another
   * version is kept (`rev` 0 = none may be); then nothing was written.
   */
  save(story: Story, durability: Durability): Promise<Result<Story, StoreError>>;
  /**
   * For a page that is being left: keeps what is typed without looking at what is kept, as there may be no time for both.
   * It becomes the next version at the next start, unless a version after it is kept by then.
   */
  saveDraft(story: Story): Promise<Result<void, StoreError>>;
  adoptDrafts(): Promise<void>;
  /** Brings versions back from a copy: what is missing, unreadable or older here. */
  restore(stories: readonly Story[]): Promise<Result<void, StoreError>>;
  /** Deletes for good what was marked as deleted before this time (ISO 8601). */
  purge(beforeIso: string): Promise<void>;
  /** Called after every committed change, here or in another tab. Returns its own end. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

const storyKey = (id: string): Key => ["story", id];
const draftKey = (id: string): Key => ["story-draft", id];

/** @param channel tells other tabs of changed stories, and of nothing else */
export function createStoryStore(records: Records, channel: ChangeChannel): StoryStore {
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const attempt = async <T>(run: () => Promise<T>): Promise<Result<T, StoreError>> => {
    try {
      return ok(await run());
    } catch (error) {
      return err(toStoreError(error));
    }
  };
  const list = async () => entriesToStories(await records.read([["story"]]));
  channel.listen(notify);

  return {
    list: () => attempt(list),
    save: (story, durability) =>
      attempt(async () => {
        const key = storyKey(story.id);
        const next = { ...story, rev: story.rev + 1 };
        const decide = ([found]: readonly Entry[]) => {
          const kept = found === undefined ? null : orRefuse(readStored(found.value, Story));
          if ((kept?.rev ?? 0) !== story.rev && !isSame(kept, next)) throw new Refusal({ type: "stale" });
          return { put: [toEntry(key, next)], remove: [draftKey(story.id)] };
        };
        await records.change([key], decide, durability);
        channel.post(story.id);
        notify();
        return next;
      }),
    saveDraft: (story) =>
      attempt(() => records.change([], () => ({ put: [toEntry(draftKey(story.id), story)] }), "relaxed")),
    async adoptDrafts() {
      if ((await records.count(["story-draft"])) > 0)
        await records.change([["story"], ["story-draft"]], adoptionOf, "strict");
    },
    restore: (stories) =>
      attempt(async () => {
        const decide = (found: readonly Entry[]) => ({
          put: stories.filter((story) => isWanted(story, found)).map((story) => toEntry(storyKey(story.id), story)),
        });
        await records.change([["story"]], decide, "strict");
        channel.post(null);
        notify();
      }),
    async purge(beforeIso) {
      const { deleted } = await list();
      const remove = deleted.filter(({ deletedAt }) => deletedAt !== null && deletedAt <= beforeIso);
      if (remove.length === 0) return;
      await records.change([], () => ({ put: [], remove: remove.map(({ id }) => storyKey(id)) }), "relaxed");
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      channel.close();
    },
  };
}

/** One bad record costs that record only. */
function entriesToStories(entries: readonly Entry[]): StoryList {
  const all: Story[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const { key, value } of entries) {
    const read = readStored(value, Story);
    if (read.ok) all.push(read.value);
    else unreadable.push({ key: keyName(key), problem: read.error, raw: value });
  }
  all.sort((a, b) => (a.updatedAt === b.updatedAt ? 0 : a.updatedAt < b.updatedAt ? 1 : -1));
  return {
    stories: all.filter(({ deletedAt }) => deletedAt === null),
    deleted: all.filter(({ deletedAt }) => deletedAt !== null),
    unreadable,
  };
}

/** Each draft as the next version of the one it was typed over; the others are dropped. */
function adoptionOf(found: readonly Entry[]): Change {
  const drafts = found.filter(({ key }) => key[0] === "story-draft");
  const kept = new Map(entriesOfStories(found).map((story) => [story.id, story.rev]));
  const adopted = drafts.flatMap(({ value }) => {
    const read = readStored(value, Story);
    const rev = read.ok ? kept.get(read.value.id) : undefined;
    return read.ok && rev !== undefined && read.value.rev >= rev ? [{ ...read.value, rev: rev + 1 }] : [];
  });
  return { put: adopted.map((story) => toEntry(storyKey(story.id), story)), remove: drafts.map(({ key }) => key) };
}

const entriesOfStories = (found: readonly Entry[]): Story[] => {
  const { stories, deleted } = entriesToStories(found.filter(({ key }) => key[0] === "story"));
  return [...stories, ...deleted];
};

function isWanted(story: Story, found: readonly Entry[]): boolean {
  const entry = found.find(({ key }) => keyName(key) === keyName(storyKey(story.id)));
  if (entry === undefined) return true;
  const here = readStored(entry.value, Story);
  return here.ok ? here.value.rev < story.rev : here.error.type === "damaged";
}

/** A change that ran twice finds its own words. */
const isSame = (left: Story | null, right: Story): boolean => JSON.stringify(left) === JSON.stringify(right);
