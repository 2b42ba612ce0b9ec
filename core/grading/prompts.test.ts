import { expect, it } from "vitest";
import { createReader } from "../reading/reader.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import type { Move } from "../transcript/session.ts";
import { readPrompts } from "./prompts.ts";

const tiny = tinyPack();
const questions = tiny.questions.map((question) => ({ ...question, axes: ["reliability", "ownership", "evolution"] }));
const reader = createReader(tinyPack({ questions }), realTokeniser());
const axesOf = (text: string, change: Partial<Move> = {}) => {
  const move: Move = {
    type: "ask",
    kind: null,
    reason: "",
    questionId: "alpha",
    axis: null,
    sourceId: null,
    ...change,
  };
  return readPrompts([{ n: 1, speaker: "interviewer", text, atMs: 0, move }], reader)[0]?.axes;
};

it.each([
  ["How would you build the alpha feed?", ["reliability"]],
  ["Give me your opening: what comes first, and where does it lead?", ["reliability", "evolution"]],
  ["Tell it as if it were yours: how did you lead the response?", ["reliability", "ownership"]],
  ["Tell me about an incident that you led.", ["reliability", "ownership"]],
  ["How would you build alpha, and who pays for it?", ["reliability"]],
])("gives room in %j for %j: the question's first axis, and those of its axes that it asks for", (text, axes) => {
  expect(axesOf(text)).toEqual(axes);
});

it("takes a probe for its own axis alone, and a repeat or a bridge for none", () => {
  expect(axesOf("Where does it lead?", { type: "probe", kind: "axis", axis: "cost" })).toEqual(["cost"]);
  expect(axesOf("Where does it lead?", { type: "repeat" })).toEqual([]);
});
