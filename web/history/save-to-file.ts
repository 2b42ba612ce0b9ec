import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";

/** Hands the person an interview as a JSON file, which `npm run grade` reads too. */
export function saveToFile(header: SessionHeader, events: readonly SessionEvent[]): void {
  const file = { version: 1, header, turns: eventsToTurns(events), events };
  saveText(fileNameOf(header, "json"), "application/json", JSON.stringify(file, null, 2));
}

export const fileNameOf = ({ createdAt, id }: SessionHeader, ending: string): string =>
  `hotseat-${createdAt.slice(0, 10)}-${id.slice(0, 8)}.${ending}`;

export function saveText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
