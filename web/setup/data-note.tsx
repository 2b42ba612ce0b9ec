import { useSyncExternalStore } from "react";
import type { MirrorState } from "../storage/mirror-sync.ts";
import { useDeps, useSource } from "../use-deps.tsx";

/** Where the person's words are, always in sight. */
export function DataNote() {
  const { mirror, setup } = useDeps();
  const state = useSyncExternalStore(mirror.subscribe, mirror.state);
  const reply = useSource(setup);
  // Said once it is known: words that change later would make the foot of the page jump.
  if (reply === null) return null;
  const folder = reply.ok ? reply.value.mirrorFolder : null;
  return (
    <>
      <span>Kept in this browser{folder === null ? "." : `, and copied to ${folder}.`}</span>
      <span>{mirrorText(state, folder)}</span>
      <span>Nothing leaves this computer.</span>
    </>
  );
}

function mirrorText(state: MirrorState, folder: string | null): string {
  switch (state.type) {
    case "copied":
      return folder === null ? "" : "The copy is complete.";
    case "waiting":
      return "The copy waits for the server.";
    case "off":
      return "The copy on disk is switched off.";
    case "failed":
      return `The copy could not be written: ${state.message}`;
  }
}
