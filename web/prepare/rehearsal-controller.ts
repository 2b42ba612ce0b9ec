import { itemsOf, type ReferenceItem } from "#core/setup/reference-page.ts";
import { emptyRehearsal, itemsToCome, judgeItem, type Rehearsal, startRound } from "#core/setup/rehearsal.ts";
import { createSnapshotCell } from "../snapshot-cell.ts";
import type { SessionStore } from "../storage/session-store.ts";
import type { PreparePage } from "./page-address.ts";

export interface RehearsalSnapshot {
  /** `null` until it is read. */
  readonly rehearsal: Rehearsal | null;
  /** False once the browser could not keep something: it goes on for as long as the page is open. */
  readonly isKept: boolean;
}

export interface RehearsalController {
  get(): RehearsalSnapshot;
  subscribe(listener: () => void): () => void;
  /** Goes on in the middle of a round that was left, or begins one. */
  start(): Promise<void>;
  /** Kept before the next item comes. A second call before that is dropped, so that a key held down judges one item. */
  judge(item: ReferenceItem, isKnown: boolean): Promise<void>;
  startAgain(): Promise<void>;
}

export interface RehearsalParts {
  readonly store: Pick<SessionStore, "changeRehearsal">;
  readonly page: PreparePage;
  /** A new one for each round. */
  readonly nextSeed: () => number;
}

export function createRehearsalController({ store, page, nextSeed }: RehearsalParts): RehearsalController {
  const cell = createSnapshotCell<RehearsalSnapshot>({ rehearsal: null, isKept: true });
  let isBusy = false;

  const change = async (next: (before: Rehearsal) => Rehearsal) => {
    if (isBusy) return;
    isBusy = true;
    const changed = await store.changeRehearsal(page.packId, page.id, next);
    isBusy = false;
    if (changed.ok) cell.set({ rehearsal: changed.value });
    else cell.set({ rehearsal: next(cell.get().rehearsal ?? emptyRehearsal), isKept: false });
  };

  return {
    get: cell.get,
    subscribe: cell.subscribe,
    start() {
      const seed = nextSeed();
      const items = itemsOf(page);
      const isInTheMiddle = (kept: Rehearsal) => kept.round !== null && itemsToCome(kept, items).length > 0;
      return change((kept) => (isInTheMiddle(kept) ? kept : startRound(kept, seed)));
    },
    judge: (item, isKnown) => change((before) => judgeItem(before, item.id, isKnown)),
    startAgain() {
      const seed = nextSeed();
      return change((before) => startRound(before, seed));
    },
  };
}
