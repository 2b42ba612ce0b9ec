import { expect, it } from "vitest";
import { tinyPack } from "#core/testing/tiny-pack.ts";
import { RubricPack, ruleToWords, testingToWords } from "./rubric-pack.ts";

it("shows what a real pack document holds", () => {
  const shown = RubricPack.parse(JSON.parse(JSON.stringify(tinyPack())));
  expect(shown.axes).toHaveLength(5);
  expect(shown.questions.map(({ id }) => id)).toEqual(["alpha", "beta"]);
});

it("tells what a level needs in words, with indicators by their text", () => {
  const indicators = ["a", "b", "c"].map((id) => ({
    id,
    text: `Is ${id} said?`,
    kind: "number",
    examples: { yes: [], no: [] },
  }));
  expect(ruleToWords({ all: ["a"], anyOf: ["b", "c"], atLeast: 3, answers: 2 }, indicators)).toBe(
    "a yes to “Is a said?”; a yes to one of “Is b said?”, “Is c said?”; 3 of 3 in all; from 2 different answers.",
  );
  expect(ruleToWords({ all: [], anyOf: [], atLeast: 1, answers: 1 }, indicators)).toBe("1 of 3 in all.");
});

it("tells what a question tests in one sentence, with one full stop", () => {
  expect(testingToWords(["Whether costs have a rival.", "Whether a part was left out."])).toBe(
    "Tests whether costs have a rival; whether a part was left out.",
  );
  expect(testingToWords(["A question of your own."])).toBe("A question of your own.");
  expect(testingToWords(["Whether it holds", "How it ends?"])).toBe("Whether it holds. How it ends?");
});

it("takes lenses and checklists, which a pack may leave out", () => {
  const pack = tinyPack();
  const [axis] = pack.axes;
  if (axis === undefined) throw new Error("no axis");
  const { letter: _, advice: __, ...lens } = axis;
  const shown = RubricPack.parse(JSON.parse(JSON.stringify({ ...pack, lenses: [{ ...lens, id: "clarity" }] })));
  expect(shown.lenses?.map(({ id }) => id)).toEqual(["clarity"]);
  expect(RubricPack.parse(JSON.parse(JSON.stringify(pack))).lenses).toBeUndefined();
});
