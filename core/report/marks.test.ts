import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Evidence, markTurn, gradeToEvidence, repeatedKeys } from "./marks.ts";

const evidenceAt = (key: string, start: number, end: number, turn = 2): Evidence => ({
  key,
  quote: { turn, start, end, text: "" },
  axis: "cost",
  flag: null,
  labels: [key],
});

it("knows which evidence repeats words that were shown before", () => {
  const evidence = [
    evidenceAt("one", 2, 6),
    evidenceAt("two", 4, 8),
    evidenceAt("again", 2, 6),
    evidenceAt("else", 2, 6, 4),
  ];
  expect([...repeatedKeys(evidence)]).toEqual(["again"]);
});

describe("markTurn", () => {
  it("cuts overlapping quotes so that each stretch knows all that it proves", () => {
    const segments = markTurn(2, "abcdefghij", [evidenceAt("one", 2, 6), evidenceAt("two", 4, 8)]);
    expect(segments.map(({ text, evidence }) => [text, evidence.map(({ key }) => key).join()])).toEqual([
      ["ab", ""],
      ["cd", "one"],
      ["ef", "one,two"],
      ["gh", "two"],
      ["ij", ""],
    ]);
  });

  it("leaves a turn without evidence in one piece", () => {
    expect(markTurn(1, "Hello there", [evidenceAt("other turn", 0, 5)])).toHaveLength(1);
  });

  it("never loses or doubles a character, whatever the quotes", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(30))), (text, pairs) => {
        const evidence = pairs.map(([from, length], index) => evidenceAt(String(index), from, from + length));
        expect(
          markTurn(2, text, evidence)
            .map((segment) => segment.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("gradeToEvidence", () => {
  it("shows words once for each axis, with all that they prove there", () => {
    const quote = { turn: 2, start: 0, end: 4, text: "abcd" };
    const indicator = (id: string, verdict: "yes" | "no") => ({ id, text: `${id}?`, verdict, quotes: [quote] });
    const indicators = [indicator("one", "yes"), indicator("two", "yes"), indicator("three", "no")];
    expect(gradeToEvidence({ axes: [{ id: "cost", indicators }], redFlags: [] })).toEqual([
      { key: "one-2-0-4", quote, axis: "cost", flag: null, labels: ["one?", "two?"] },
    ]);
  });
});
