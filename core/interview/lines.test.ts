import { describe, expect, it } from "vitest";
import { createPolicyPack } from "../testing/policy-pack.ts";
import { checkUtterance, countSentences } from "./check.ts";
import { fillQuotes } from "./contradiction.ts";
import type { LineList } from "./line-list.ts";
import { linesOf, personaOf } from "./lines.ts";

const persona = personaOf(createPolicyPack(), "neutral");
const quotes = { earlier: "the bill was 2 million a year", now: "the bill was 6 million a year" };
const lists: readonly LineList[] = [
  "offerRepeat",
  "offerNarrower",
  "offerSkip",
  "sharpen",
  "contradictions",
  "hints",
  "noMoreHints",
  "noHintNow",
  "assume",
  "saidBefore",
  "toldBefore",
  "otherWords",
  "restToAssume",
  "restUnknown",
  "noAnswer",
  "aboutResult",
  "aboutMe",
  "aboutNext",
  "unclear",
  "inEnglish",
  "toBegin",
  "silentAnswer",
  "stepBack",
  "stepOn",
];

describe("the plain lines of a persona that has none of its own", () => {
  it.each(lists)("are what an interviewer may say: %s", (list) => {
    const lines = linesOf(persona, list).map((line) => fillQuotes(line, { quotes }));
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const [index, text] of lines.entries()) {
      const context = { move: "nudge" as const, earlier: lines.slice(0, index), question: null };
      expect([text, ...checkUtterance(text, context)]).toEqual([text]);
    }
  });

  it("leave room for the question that follows where one cuts in", () => {
    for (const text of linesOf(persona, "sharpen"))
      expect([countSentences(text), text.includes("?")]).toEqual([1, false]);
  });

  it("lead into the fact that only comes near", () => {
    for (const text of linesOf(persona, "nearest")) expect(text).toMatch(/^[^.?!]+:$/u);
  });

  it("leave room for the fact that stands before them", () => {
    for (const text of [...linesOf(persona, "restToAssume"), ...linesOf(persona, "restUnknown")])
      expect([text, countSentences(text)]).toEqual([text, 1]);
  });

  it("leave room for the words before a probe that is said again", () => {
    for (const text of linesOf(persona, "contradictions")) expect(countSentences(text)).toBeLessThanOrEqual(2);
  });

  it("come in thirds for the three rungs of help", () => expect(linesOf(persona, "hints").length % 3).toBe(0));
});
