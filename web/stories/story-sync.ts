import type { StoryLine } from "#core/api.ts";
import type { Story } from "#core/setup/story.ts";
import type { ApiClient, ApiError } from "../api/client.ts";
import type { Clock } from "../interview/clock.ts";
import { createSnapshotCell } from "../snapshot-cell.ts";
import type { MirrorState } from "../storage/mirror-sync.ts";
import type { StoryStore } from "../storage/story-store.ts";

export interface StorySyncOptions {
  readonly stories: Pick<StoryStore, "list" | "subscribe">;
  readonly client: Pick<ApiClient, "storyList" | "storyLines">;
  readonly clock: Pick<Clock, "after">;
}

/** Keeps the copy of the stories on disk in step with the store. */
export interface StorySync {
  state(): MirrorState;
  subscribe(listener: () => void): () => void;
  /** Copies what is missing now; afterwards every change is copied by itself. */
  catchUp(): Promise<void>;
  close(): void;
}

/** Typing is not copied key by key: the newest version goes once it stood that long. */
const restMs = 1_000;
const longestPauseMs = 30_000;
const linesAtOnce = 20;

export function createStorySync({ stories, client, clock }: StorySyncOptions): StorySync {
  const cell = createSnapshotCell<{ state: MirrorState }>({ state: { type: "waiting" } });
  let revById: Map<string, number> | null = null;
  let pauseMs = restMs;
  let cancelTimer = () => {};
  let working: Promise<void> | null = null;
  let isDue = false;

  const copyAll = async (): Promise<ApiError | null> => {
    if (revById === null) {
      const listed = await client.storyList();
      if (!listed.ok) return listed.error;
      revById = new Map(listed.value.stories.map(({ id, rev }) => [id, rev]));
    }
    const kept = await stories.list();
    if (!kept.ok) return null;
    const fresh = newerThan(revById, [...kept.value.stories, ...kept.value.deleted]);
    for (let from = 0; from < fresh.length; from += linesAtOnce) {
      const some = fresh.slice(from, from + linesAtOnce);
      const written = await client.storyLines(some.map(toLine));
      if (!written.ok) return written.error;
      for (const { id, rev } of some) revById.set(id, rev);
    }
    return null;
  };
  const settle = (error: ApiError | null) => {
    if (error === null) {
      pauseMs = restMs;
      cell.set({ state: { type: "copied" } });
    } else if (error.code === "not-found") {
      cell.set({ state: { type: "off" } });
    } else {
      cell.set({
        state: error.code === "unreachable" ? { type: "waiting" } : { type: "failed", message: error.message },
      });
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      cancelTimer = clock.after(pauseMs, () => void work());
    }
  };
  const work = async (): Promise<void> => {
    cancelTimer();
    isDue = working !== null;
    working ??= copyAll()
      .then(settle)
      .finally(() => {
        working = null;
        if (isDue) void work();
      });
    await working;
  };
  const leave = stories.subscribe(() => {
    if (cell.get().state.type === "off") return;
    cell.set({ state: { type: "waiting" } });
    cancelTimer();
    cancelTimer = clock.after(restMs, () => void work());
  });

  return {
    state: () => cell.get().state,
    subscribe: cell.subscribe,
    catchUp: work,
    close() {
      leave();
      cancelTimer();
    },
  };
}

/** Those that the copy lacks; one that was deleted before it was ever copied needs no copy. */
const newerThan = (revById: ReadonlyMap<string, number>, stories: readonly Story[]): Story[] =>
  stories.filter(({ id, rev, deletedAt }) => {
    const copied = revById.get(id);
    return copied === undefined ? deletedAt === null : copied < rev;
  });

const toLine = (story: Story): StoryLine => ({ v: 1, seq: story.rev, kind: "story", data: story });
