import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDocumentReader, createEventReader } from "./event-stream.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function readIn(pieces: readonly Uint8Array[]): string[] {
  const reader = createEventReader();
  return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()];
}

/** Cuts at every byte offset that is named, whatever character it goes through. */
function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((one, other) => one - other);
  return [...ends, bytes.length].map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
}

const spellings: readonly (readonly [string, string, readonly string[]])[] = [
  ["lines that end in LF", "data: one\n\ndata: two\n\n", ["one", "two"]],
  ["lines that end in CR and LF", "data: one\r\n\r\ndata: two\r\n\r\n", ["one", "two"]],
  ["lines that end in CR", "data: one\r\rdata: two\r\r", ["one", "two"]],
  ["no space after the colon", "data:one\n\ndata:  two\n\n", ["one", " two"]],
  ["data of many lines", 'data: {"a":\ndata: 1}\n\n', ['{"a":\n1}']],
  ["data of many lines that end in CR and LF", "data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n", ["a\nb", "c"]],
  ["no blank line at the end", "data: one\n\ndata: two\n", ["one", "two"]],
  ["no line end at the end", "data: one\n\ndata: two", ["one", "two"]],
  ["comments and other fields", ": ping\n\nevent: x\nid: 7\ndata: one\nretry: 9\n\n: ping\n\n", ["one"]],
  ["characters of many bytes", "data: Größe 漢字 🙂 é\r\n\r\ndata: 🙂\n\n", ["Größe 漢字 🙂 é", "🙂"]],
  ["a byte order mark", "\uFEFFdata: one\n\n", ["one"]],
  ["empty data", "data:\n\ndata\n\n", [""]],
];

describe("events read from a body", () => {
  it.each(spellings)("understand %s, cut at every place", (_name, text, expected) => {
    const bytes = bytesOf(text);
    for (let place = 0; place <= bytes.length; place += 1) {
      expect(readIn([bytes.subarray(0, place), bytes.subarray(place)]), `cut at ${place}`).toEqual(expected);
    }
    expect(readIn(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  it("are the same however the body is cut", () => {
    const word = fc.string({ unit: "binary", maxLength: 12 }).map((text) => JSON.stringify(text));
    const ending = fc.constantFrom("\n", "\r\n", "\r");
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        ending,
        fc.array(fc.nat(), { maxLength: 12 }),
        (words, end, places) => {
          const bytes = bytesOf(words.map((text) => `data: ${text}${end}${end}`).join(""));
          expect(readIn(cutAt(bytes, places))).toEqual(words.map((text) => text.toWellFormed()));
        },
      ),
    );
  });

  const inPieces = (bytes: Uint8Array, length: number) =>
    Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
      bytes.subarray(index * length, (index + 1) * length),
    );

  it("take a line of 500 kB in small pieces without going over it again and again", () => {
    const bytes = bytesOf(`data: ${"x".repeat(500_000)}\n\n`);
    const startedAt = performance.now();
    expect(readIn(inPieces(bytes, 50))[0]).toHaveLength(500_000);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each([
    ["one line", "data: ".concat("x".repeat(600_000))],
    ["many lines", "data: x\n".repeat(300_000)],
  ])("refuse what has no end in %s", (_, text) => {
    expect(() => readIn(inPieces(bytesOf(text), 1_000))).toThrow("model-endless");
  });
});

it("reads a body that is one document as one", () => {
  const reader = createDocumentReader();
  const bytes = bytesOf('{ "a": "é" }\n\n');
  expect(reader.read(bytes.subarray(0, 9))).toEqual([]);
  expect([...reader.read(bytes.subarray(9)), ...reader.end()]).toEqual(['{ "a": "é" }\n\n']);
});
