/**
 * Reads the `data` of server-sent events from bytes cut anywhere: inside a character, inside a line end. Knows CRLF, LF and CR,
 * comments, `data:` with and without a space, data over several lines, and a last event without its blank line.
 */
export interface EventStreamReader {
  /** The data of every event that these bytes complete. */
  push(bytes: Uint8Array): string[];
  /** The last event, when the stream ended without closing it. */
  finish(): string[];
}

export function createEventStreamReader(): EventStreamReader {
  const decoder = new TextDecoder();
  let rest = "";
  let data: string[] = [];

  const takeLine = (line: string, events: string[]) => {
    if (line === "") {
      if (data.length > 0) events.push(data.join("\n"));
      data = [];
    } else if (line === "data" || line.startsWith("data:")) {
      data.push(line.slice("data:".length).replace(/^ /, ""));
    }
  };
  const takeLines = (text: string, isLast: boolean): string[] => {
    const events: string[] = [];
    rest += text;
    // A CR at the end may be half of a CRLF, so it waits for what comes next.
    const end = !isLast && rest.endsWith("\r") ? rest.length - 1 : rest.length;
    const lines = rest.slice(0, end).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + rest.slice(end);
    for (const line of lines) takeLine(line, events);
    return events;
  };

  return {
    push: (bytes) => takeLines(decoder.decode(bytes, { stream: true }), false),
    finish() {
      const events = takeLines(decoder.decode(), true);
      takeLine(rest, events);
      takeLine("", events);
      rest = "";
      return events;
    },
  };
}
