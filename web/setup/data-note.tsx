import { useSyncExternalStore } from "react";
import type { ModelsReply } from "#core/api.ts";
import type { MirrorState } from "../storage/mirror-sync.ts";
import { useDeps, useSource } from "../use-deps.tsx";
import { modelElsewhere } from "./voices.ts";

/** Where the person's words are, always in sight. */
export function DataNote() {
  const { mirror, models, setup } = useDeps();
  const known = useSource(models);
  const state = useSyncExternalStore(mirror.subscribe, mirror.state);
  const reply = useSource(setup);
  // Said once it is known: words that change later would make the foot of the page jump.
  if (reply === null) return null;
  const folder = reply.ok ? reply.value.mirrorFolder : null;
  return (
    <>
      <span>Kept in this browser{folder === null ? "." : `, and copied to ${folder}.`}</span>
      <span>{leavingText(known?.ok ? known.value : null)}</span>
      <span>{mirrorText(state, folder)}</span>
    </>
  );
}

/** Where the words of an interview go when nobody chooses another voice. */
function leavingText(known: ModelsReply | null): string {
  const elsewhere = modelElsewhere(known);
  if (elsewhere === null) return "Nothing leaves this computer.";
  return `With ${elsewhere.model}, what you say in an interview goes to ${elsewhere.host}.`;
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
