import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";

/** Hands the person an interview as a JSON file, which `npm run grade` reads too. */
export function saveToFile(header: SessionHeader, events: readonly SessionEvent[]): void {
  const file = { version: 1, header, turns: eventsToTurns(events), events };
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `hotseat-${header.createdAt.slice(0, 10)}-${header.id.slice(0, 8)}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
