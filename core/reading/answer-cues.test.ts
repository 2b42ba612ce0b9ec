import { expect, it } from "vitest";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import { createReader } from "./reader.ts";

const base = tinyPack();
const axes = base.axes.map((axis) => ({
  ...axis,
  indicators: axis.indicators.map((indicator, index) =>
    index === 0 ? { ...indicator, answerCues: ["{number} a month"] } : indicator,
  ),
}));
const reader = createReader(tinyPack({ axes }), realTokeniser());
const axesShown = (text: string, asked?: readonly ("scale" | "cost")[]) =>
  reader
    .evidence(text, { interviewerText: "", isStory: false, ...(asked === undefined ? {} : { asked }) })
    .map(({ axis }) => axis);

it("holds a cue for answers only for the axes that were asked for", () => {
  const text = "It was 4,000 a month until we stopped it.";
  expect(axesShown(text, ["cost"])).toEqual(["cost"]);
  expect(axesShown(text, ["scale", "cost"])).toEqual(["scale", "cost"]);
  expect(axesShown(text)).toEqual([]);
});

it("does not hold it where it is denied, or where the speaker does not know", () => {
  expect(axesShown("We never paid 4,000 a month.", ["cost"])).toEqual([]);
  expect(axesShown("I do not know whether it is 4,000 a month.", ["cost"])).toEqual([]);
  expect(axesShown("I do not know the total, but one part is 4,000 a month.", ["cost"])).toEqual(["cost"]);
});
