import { StreamFailure } from "../stream.ts";

/** Characters of one event, or of a document: far more than a turn's words and a model's thoughts about it. */
const mostHeld = 512 * 1024;

/** Takes a body as it arrives, in any pieces, and gives what its events carry. Throws `model-endless` where one has no end. */
export interface EventReader {
  /** The data of every event that this piece completes. */
  read(piece: Uint8Array): readonly string[];
  /** The last event, where the body ended without the blank line that should follow it. */
  end(): readonly string[];
}

/**
 * Reads a stream of server-sent events: UTF-8 split anywhere, lines that end in LF, CR or both, `data:` with or without a
 * space, data of many lines. Comments (the pings of a server) and other fields are left out.
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export function createEventReader(): EventReader {
  const decoder = new TextDecoder();
  /** A line that has not ended, in its pieces: joining them at each one would cost the square of a long line. */
  let started: string[] = [];
  let heldCharacters = 0;
  let endedInReturn = false;
  let data: string | null = null;

  const takeLine = (line: string, events: string[]) => {
    if (line === "") {
      if (data !== null) events.push(data);
      data = null;
    } else if (line.startsWith("data:")) {
      const value = line.slice(line.charCodeAt(5) === space ? 6 : 5);
      data = data === null ? value : `${data}\n${value}`;
      refuseBeyond(data.length);
    }
  };
  const hold = (text: string) => {
    heldCharacters += text.length;
    refuseBeyond(heldCharacters);
    started.push(text);
  };
  const endLine = (last: string): string => {
    if (started.length === 0) return last;
    started.push(last);
    const line = started.join("");
    started = [];
    heldCharacters = 0;
    return line;
  };
  const takeText = (text: string): string[] => {
    const events: string[] = [];
    let fresh = endedInReturn && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") endedInReturn = text.endsWith("\r");
    if (fresh.includes("\r")) fresh = fresh.replaceAll(/\r\n?/g, "\n");
    let from = 0;
    for (let at = fresh.indexOf("\n"); at !== -1; at = fresh.indexOf("\n", from)) {
      takeLine(endLine(fresh.slice(from, at)), events);
      from = at + 1;
    }
    if (from < fresh.length) hold(fresh.slice(from));
    return events;
  };
  return {
    read: (piece) => takeText(decoder.decode(piece, { stream: true })),
    end: () => [...takeText(decoder.decode()), ...takeText("\n\n")],
  };
}

const space = 32;

function refuseBeyond(characters: number): void {
  if (characters > mostHeld) throw new StreamFailure({ code: "model-endless" });
}

/** For a body that is one document: it is whole at its end. */
export function createDocumentReader(): EventReader {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let characters = 0;
  return {
    read(piece) {
      const text = decoder.decode(piece, { stream: true });
      characters += text.length;
      refuseBeyond(characters);
      pieces.push(text);
      return [];
    },
    end: () => [pieces.join("") + decoder.decode()],
  };
}
