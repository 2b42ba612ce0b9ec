import { describe, expect, it } from "vitest";
import { createReader } from "./reader.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";

/** What the slot alone hears: a pack with one cue that is the slot. */
function heard(slot: string, text: string): boolean {
  const pack = tinyPack();
  const axes = pack.axes.map((axis) => ({
    ...axis,
    indicators: axis.indicators.map((indicator, index) =>
      axis.id === "scale" && index === 0 ? { ...indicator, cues: [slot] } : indicator,
    ),
  }));
  const reader = createReader(tinyPack({ axes }), realTokeniser());
  const id = axes.find(({ id: axis }) => axis === "scale")?.indicators[0]?.id;
  return reader.indicators(text, { interviewerText: "", isStory: false }).some((found) => found.id === id);
}

describe("{who}", () => {
  it.each([
    "The shift leader rang us.",
    "Two VPs turned it down.",
    "It went to the pricing desk.",
    "Our deputy has it.",
  ])("is somebody by what they do: %j", (text) => {
    expect(heard("{who}", text)).toBe(true);
  });

  it.each(["Someone from the team took it.", "Everybody in the group helped.", "The number was wrong again."])(
    "is nobody in %j",
    (text) => {
      expect(heard("{who}", text)).toBe(false);
    },
  );
});

describe("{when}", () => {
  it.each([
    "We open in March.",
    "It closes by next quarter.",
    "The desk ends at the end of the year.",
    "They begin in May.",
    "The rest waits for Christmas.",
  ])("is a point in the calendar: %j", (text) => {
    expect(heard("{when}", text)).toBe(true);
  });

  it.each(["They may stop it.", "The end of it was sad.", "We do it every week.", "Prices fall at night."])(
    "is none in %j",
    (text) => {
      expect(heard("{when}", text)).toBe(false);
    },
  );
});
