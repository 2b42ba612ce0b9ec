import fc from "fast-check";
import { expect, it } from "vitest";
import { createThinkingFilter } from "./thinking.ts";

function wordsOf(pieces: readonly string[]): string {
  const filter = createThinkingFilter();
  return pieces.map((piece) => filter.take(piece).words).join("") + filter.end();
}

const cut = (text: string, places: readonly number[]): string[] => {
  const ends = places.map((place) => place % (text.length + 1)).toSorted((one, other) => one - other);
  return [...ends, text.length].map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end));
};

it.each([
  ["<think>hm</think>Why?", "Why?"],
  ["\n <think>\nhm < hm\n</think>\n\nWhy?", "Why?"],
  ["Why <think> so?</think>", "Why <think> so?</think>"],
  ["<thin air", "<thin air"],
  ["<thi", "<thi"],
  ["<think>never done", ""],
  ["<think></think>", ""],
  ["Why?", "Why?"],
])("gives the words of %j, however it is cut", (text, expected) => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 8 }), (places) => {
      // Blanks between the thoughts and the words may come through where a cut lies among them.
      expect(wordsOf(cut(text, places)).trimStart()).toBe(expected.trimStart());
    }),
  );
});

it("tells that the model is thinking", () => {
  const filter = createThinkingFilter();
  expect(filter.take("<think>hm")).toEqual({ words: "", thought: true });
  expect(filter.take("hm")).toEqual({ words: "", thought: true });
});

it("holds little of blanks without end, as each piece is looked at with what is held", () => {
  const filter = createThinkingFilter();
  for (let piece = 0; piece < 100; piece += 1) expect(filter.take(" ".repeat(1_000)).words).toBe("");
  expect(filter.end().length).toBeLessThan(2_000);
});

it("finds words and thoughts behind blanks", () => {
  const blanks = Array.from({ length: 3 }, () => " ".repeat(1_000));
  expect(wordsOf([...blanks, "Why?"]).trim()).toBe("Why?");
  expect(wordsOf([...blanks, "<think>hm</think>", "Why?"])).toBe("Why?");
});
