import { describe, expect, it } from "vitest";
import { realTokeniser } from "../testing/tokeniser.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { createReader } from "./reader.ts";
import { readStory } from "./story-reading.ts";

const pack = tinyPack({
  stories: {
    fields: ["situation", "task", "action", "result"].map((id) => ({
      id,
      title: id,
      help: "Say it.",
      template: id === "result" ? "The bill fell by [your number] a month. Costs are watched every week." : "",
    })),
    demands: [
      { id: "scale", title: "Scale", text: "How large.", cues: ["{number} events"] },
      { id: "cost", title: "Cost", text: "What it cost.", cues: ["bill fell", "costs watched"] },
      { id: "people", title: "People", text: "Who.", cues: ["hired"] },
    ],
    suggestions: [],
    question: "Tell me about {title}?",
  },
});
const reader = createReader(pack, realTokeniser());
const metBy = (fields: Record<string, string>) =>
  readStory(reader, { fields }).flatMap(({ id, quotes }) => quotes.map(({ fieldId, text }) => [id, fieldId, text]));

describe("readStory", () => {
  it("tells each demand with the words that meet it, and where they stand", () => {
    const situation = "We were small. The feed took 40,000 events a second.";
    const [scale] = readStory(reader, { fields: { situation } });
    expect(scale).toEqual({
      id: "scale",
      quotes: [{ fieldId: "situation", start: 15, end: 52, text: "The feed took 40,000 events a second." }],
    });
    expect(situation.slice(15, 52)).toBe("The feed took 40,000 events a second.");
  });

  it("names a demand without quotes as lacking", () => {
    expect(readStory(reader, { fields: {} })).toEqual([
      { id: "scale", quotes: [] },
      { id: "cost", quotes: [] },
      { id: "people", quotes: [] },
    ]);
  });

  it("counts no sentence in which a placeholder waits, and none that the template gave", () => {
    const result = pack.stories?.fields.find(({ id }) => id === "result")?.template ?? "";
    expect(metBy({ result })).toEqual([]);
    expect(metBy({ result: "The bill fell by 12,000 dollars a month. Costs are watched every week." })).toEqual([
      ["cost", "result", "The bill fell by 12,000 dollars a month."],
    ]);
  });

  it("counts no denial", () => {
    expect(metBy({ action: "We never hired anyone." })).toEqual([]);
    expect(metBy({ action: "I hired two engineers." })).toEqual([["people", "action", "I hired two engineers."]]);
  });

  it("reads nothing for a pack without stories", () => {
    expect(readStory(createReader(tinyPack(), realTokeniser()), { fields: {} })).toEqual([]);
  });
});
