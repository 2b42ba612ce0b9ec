import { useEffect, useState, useSyncExternalStore } from "react";
import { seedFor } from "#core/setup/random.ts";
import type { KeptRehearsal } from "../storage/session-store.ts";
import { useDeps } from "../use-deps.tsx";
import type { PreparePage } from "./page-address.ts";
import { createRehearsalController, type RehearsalController, type RehearsalSnapshot } from "./rehearsal-controller.ts";

/** What is known of all pages; `null` until it is read, none when it cannot be. */
export function useKeptRehearsals(): readonly KeptRehearsal[] | null {
  const { store } = useDeps();
  const [kept, setKept] = useState<readonly KeptRehearsal[] | null>(null);
  useEffect(() => {
    let isHere = true;
    void store.listRehearsals().then((list) => {
      if (isHere) setKept(list.ok ? list.value : []);
    });
    return () => {
      isHere = false;
    };
  }, [store]);
  return kept;
}

/** The rehearsal of one page, for as long as the component lives. */
export function useRehearsal(page: PreparePage): readonly [RehearsalSnapshot, RehearsalController] {
  const { ids, store } = useDeps();
  const [controller] = useState(() =>
    createRehearsalController({ store, page, nextSeed: () => seedFor(0, ids.next()) }),
  );
  useEffect(() => void controller.start(), [controller]);
  return [useSyncExternalStore(controller.subscribe, controller.get), controller];
}
