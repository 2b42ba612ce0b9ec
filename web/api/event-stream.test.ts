import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEventStreamReader } from "./event-stream.ts";

function readCut(stream: string, cuts: readonly number[]): string[] {
  const bytes = new TextEncoder().encode(stream);
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b);
  const reader = createEventStreamReader();
  const events: string[] = [];
  let start = 0;
  for (const end of [...places, bytes.length]) {
    events.push(...reader.push(bytes.slice(start, end)));
    start = end;
  }
  return [...events, ...reader.finish()];
}

describe("reading server-sent events", () => {
  it("reads the same events wherever the bytes are cut", () => {
    const stream =
      'data: {"a":"é😀"}\r\n\r\n: ping\r\ndata:two\r\ndata: lines\r\n\nid: 4\rdata:  kept space\r\rdata: last';
    const whole = ['{"a":"é😀"}', "two\nlines", " kept space", "last"];
    const length = new TextEncoder().encode(stream).length;
    for (let first = 0; first <= length; first += 1) {
      for (let second = first; second <= length; second += 1) expect(readCut(stream, [first, second])).toEqual(whole);
    }
  });

  it("gives back any JSON text that was sent, for every line end and any cuts", () => {
    const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
    const text = fc.string({ unit: "binary" }).map((value) => value.toWellFormed());
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1 }),
        lineEnd,
        fc.array(fc.nat()),
        fc.boolean(),
        (texts, end, cuts, isOpen) => {
          const events = texts.map((value) => JSON.stringify(value));
          const stream = events.map((event) => `data: ${event}`).join(`${end}${end}`) + (isOpen ? "" : `${end}${end}`);
          expect(readCut(stream, cuts)).toEqual(events);
        },
      ),
    );
  });

  it("says nothing for comments, other fields and blank lines", () => {
    expect(readCut(": ping\n\nevent: x\nretry: 5\n\n\n\n", [])).toEqual([]);
  });
});
