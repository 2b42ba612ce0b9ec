import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { realTokeniser } from "../testing/tokeniser.ts";

const tokenise = realTokeniser();
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
const sentenceTexts = (text: string) => tokenise(text).map((sentence) => sentence.text);

describe("tokeniser", () => {
  it("gives every token and sentence its exact place, whatever the text", () => {
    const anyText = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            "don’t",
            "it's",
            " ",
            "\n",
            "\n\n",
            "“owned”",
            "$12M/year",
            "p99",
            "…",
            "10×",
            "U.S.",
            ". ",
            "- ",
          ),
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        let cursor = 0;
        for (const sentence of tokenise(text)) {
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          for (const token of sentence.tokens) {
            expect(text.slice(token.start, token.end)).toBe(token.text);
            expect(token.start).toBeGreaterThanOrEqual(cursor);
            cursor = token.end;
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("loses no letter or digit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (text) => {
        const read = tokenise(text).flatMap((sentence) => sentence.tokens.map((token) => token.text));
        expect(letters(read.join(""))).toBe(letters(text));
      }),
      { numRuns: 150 },
    );
  });

  it("ends a sentence at a blank line and at a list mark, not at a single line break", () => {
    expect(sentenceTexts("We cut the\nbill\n\nThen we slept\n- one\n- two")).toEqual([
      "We cut the\nbill",
      "Then we slept",
      "- one",
      "- two",
    ]);
  });

  it("cuts speech without full stops at its joints", () => {
    const clause = "and then i asked the catalog team to roll the change back that night";
    const parts = sentenceTexts(Array.from({ length: 6 }, () => clause).join(" "));
    expect(parts).toHaveLength(6);
    expect(parts.every((part) => part === clause)).toBe(true);
  });

  it("writes contractions out and marks what is denied", () => {
    const tokens = tokenise("We don’t have showback.")[0]?.tokens ?? [];
    expect(tokens.map((token) => token.normal)).toEqual(["we", "do", "not", "have", "showback", "."]);
    expect(tokens.find((token) => token.normal === "showback")?.isNegated).toBe(true);
  });

  it("keeps an encoded blob as one token that is not analysed", () => {
    const blob = "QUJD".repeat(5_000);
    const tokens = tokenise(`Look at this: ${blob} and go on.`).flatMap((sentence) => sentence.tokens);
    expect(tokens.filter((token) => token.text === blob)).toEqual([
      expect.objectContaining({ pos: "X", start: 14, end: 14 + blob.length }),
    ]);
  });
});
