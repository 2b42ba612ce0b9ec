import type { Story } from "#core/setup/story.ts";
import type { Clock } from "../interview/clock.ts";
import { createDraftKeeper } from "../interview/draft-keeper.ts";
import { createSnapshotCell } from "../snapshot-cell.ts";
import type { Durability } from "../storage/records.ts";
import type { StoreError } from "../storage/session-store.ts";
import type { StoryStore } from "../storage/story-store.ts";

export interface EditorSnapshot {
  /** As typed, kept or not. */
  readonly story: Story;
  /** Why the last change is not kept; `stale` = another tab wrote this story, and nothing more is written from here. */
  readonly problem: StoreError | null;
  /** What is typed stands in the browser's store. */
  readonly isKept: boolean;
}

export type StoryPart = Partial<Pick<Story, "title" | "fields" | "deletedAt">>;

/** A story in the hands of one person in one tab: keeps what she types at most 300 ms later, and for sure when she leaves a field. */
export interface StoryEditor {
  get(): EditorSnapshot;
  subscribe(listener: () => void): () => void;
  change(part: StoryPart): void;
  /** Resolves once everything typed is on the disk, or cannot be: see `problem`. */
  keep(): Promise<void>;
  /** The same for a page that may be gone in a moment. */
  keepInHaste(): Promise<void>;
  /** Puts the words of this tab over those of the other one. */
  overwrite(rev: number): Promise<void>;
}

interface EditorOptions {
  readonly story: Story;
  readonly stories: Pick<StoryStore, "save" | "saveDraft">;
  readonly clock: Pick<Clock, "after" | "nowIso">;
}

export function createStoryEditor({ story, stories, clock }: EditorOptions): StoryEditor {
  const cell = createSnapshotCell<EditorSnapshot>({ story, problem: null, isKept: true });
  let saving: Promise<void> | null = null;
  /** Kept by the browser, but not on the disk for sure. */
  let isLoose = false;

  const saveOnce = async (durability: Durability) => {
    const typed = cell.get().story;
    const saved = await stories.save(typed, durability);
    if (!saved.ok) return cell.set({ problem: saved.error });
    isLoose = durability === "relaxed";
    const now = cell.get().story;
    cell.set({ story: { ...now, rev: saved.value.rev }, problem: null, isKept: now === typed });
  };
  const save = async (durability: Durability): Promise<void> => {
    if (saving !== null) {
      await saving;
      return save(durability);
    }
    const { isKept } = cell.get();
    const isNeeded = !isKept || (durability === "strict" && isLoose);
    if (!isNeeded) return;
    saving = saveOnce(durability).finally(() => {
      saving = null;
    });
    await saving;
  };
  const keeper = createDraftKeeper(clock, () => void save("relaxed"));
  const keep = () => {
    keeper.cancel();
    return save("strict");
  };

  return {
    get: cell.get,
    subscribe: cell.subscribe,
    change(part) {
      const before = cell.get().story;
      cell.set({ story: { ...before, ...part, updatedAt: clock.nowIso() }, isKept: false });
      keeper.changed();
    },
    keep,
    keepInHaste() {
      const { story: typed, isKept } = cell.get();
      if (!isKept) void stories.saveDraft({ ...typed, rev: typed.rev + (saving === null ? 0 : 1) });
      return keep();
    },
    overwrite(rev) {
      cell.set({ story: { ...cell.get().story, rev }, problem: null, isKept: false });
      return keep();
    },
  };
}
