import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldState, findPlaceholders, newStory, Story, storyProgress } from "./story.ts";

const worksheet = {
  fields: [
    { id: "situation", template: "In [year] we had [your number] users." },
    { id: "result", template: "It ended well." },
  ],
};

describe("findPlaceholders", () => {
  it("finds each place that waits, with where it stands", () => {
    expect(findPlaceholders("From [your number] to […] and [1].")).toEqual([
      { text: "[your number]", start: 5, end: 18 },
      { text: "[…]", start: 22, end: 25 },
    ]);
  });

  it("names places that are there, in order, in any text", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("[your number]", "[", "]", "a", "\n", "[…]", "😀")), (parts) => {
        const text = parts.join("");
        let from = 0;
        for (const place of findPlaceholders(text)) {
          expect(text.slice(place.start, place.end)).toBe(place.text);
          expect(place.start).toBeGreaterThanOrEqual(from);
          from = place.end;
        }
      }),
    );
  });
});

describe("fieldState", () => {
  it.each([
    [" ", "empty"],
    ["In [year] we had [your number] users.", "untouched"],
    ["In 2024 we had [your number] users.", "open"],
    ["In 2024 we had 3,000 users.", "filled"],
  ])("of %j is %s", (text, state) => {
    expect(fieldState(text, "In [year] we had [your number] users.")).toBe(state);
  });
});

describe("a new story", () => {
  const story = newStory(worksheet, { id: "s-1", nowIso: "2026-11-23T12:00:00.000Z", title: "One night" });

  it("begins with the templates, and nothing of it is filled", () => {
    expect(Story.parse(story)).toEqual(story);
    expect(storyProgress(story, worksheet)).toEqual({ filled: 0, open: 2 });
  });

  it("is further with each field that is filled", () => {
    const fields = { situation: "In 2024 we had 3,000 users.", result: "Checkout stayed up." };
    expect(storyProgress({ fields }, worksheet)).toEqual({ filled: 2, open: 0 });
  });
});
