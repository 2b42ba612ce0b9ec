import { describe, expect, it } from "vitest";
import { createReader } from "../reading/reader.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import type { Move, TranscriptTurn } from "../transcript/session.ts";
import { openProbesOf } from "./open-probes.ts";

const tiny = tinyPack();
const refusal = { id: "alpha-refuse", kind: "pressure", rung: 2, axis: "cost", text: "What do you refuse to touch?" };
const lanes = { id: "alpha-lanes", kind: "axis", axis: "scale", item: "lanes", text: "Which of them travel together?" };
const reader = createReader(
  tinyPack({
    questions: tiny.questions.map((question) =>
      question.id === "alpha"
        ? { ...question, probes: [...question.probes, { ...refusal, met: ["refuse|keep + cut|touch"] }, lanes] }
        : question,
    ),
    checklists: [
      {
        id: "steps",
        title: "Steps",
        items: [
          { id: "ask", title: "1. Ask", text: "Asks.", cues: ["askword"] },
          { id: "lanes", title: "2. Lanes", text: "Names lanes.", cues: ["lanes"] },
        ],
      },
    ],
  }),
  realTokeniser(),
);

const put = (text: string, change: Partial<Move> = {}): Omit<TranscriptTurn, "n"> => ({
  speaker: "interviewer",
  text,
  atMs: 0,
  move: { type: "probe", kind: "axis", reason: "", questionId: "alpha", axis: "cost", sourceId: null, ...change },
});
const ask = put("How would you build the alpha feed?", { type: "ask", axis: null });
const said = (text: string): Omit<TranscriptTurn, "n"> => ({ speaker: "candidate", text, atMs: 0, move: null });
const openIn = (...turns: readonly Omit<TranscriptTurn, "n">[]) =>
  [
    ...openProbesOf(
      turns.map((turn, index) => ({ ...turn, n: index + 1 })),
      reader,
    ),
  ].map(({ turn, why }) => [turn, why]);
const first = [ask, said("I would split the feed by shop first and limit each of the readers.")];

describe("what was asked and never answered", () => {
  it("leaves out a follow-up whose part of the list stands in the reply, though nothing shows its axis", () => {
    const probe = put(lanes.text, { axis: "scale", sourceId: lanes.id });
    expect(openIn(...first, probe, said("I would run three lanes for the feeds of our shops."))).toEqual([]);
    expect(
      openIn(...first, probe, said("I would run it on Mondays for the larger and the smaller feeds of our shops.")),
    ).toEqual([[3, "not-found"]]);
  });

  it("takes a long reply with a figure for no answer to what it does not speak to", () => {
    const probe = put(`Fair enough. ${refusal.text}`);
    const figure =
      "One seller partition holds 40 percent of all events in the large shop, so I would split it by hour.";
    expect(openIn(...first, probe, said(figure))).toEqual([[3, "not-found"]]);
    expect(openIn(...first, probe, said("I refuse to cut the checks, whatever they say."))).toEqual([]);
    expect(openIn(...first, probe, said("We have costword1 for each of those feeds."))).toEqual([]);
  });

  it("keeps a skipped question and follow-up open, and tells them from a few words", () => {
    const close = put("Thank you.", { type: "close", questionId: null, axis: null });
    expect(openIn(ask, close)).toEqual([[1, "no-reply"]]);
    expect(openIn(ask, said("Skip this one."), close)).toEqual([[1, "no-reply"]]);
    expect(openIn(ask, said("No idea."), close)).toEqual([[1, "empty"]]);
    expect(openIn(...first, put(refusal.text), close)).toEqual([[3, "no-reply"]]);
  });

  it("says what was asked, without the bridge before it, also where the pack has it no more", () => {
    const texts = (text: string) => [...openProbesOf([{ ...put(text), n: 1 }], reader)].map(({ text: shown }) => shown);
    expect(texts("Understood. What do you refuse to touch?")).toEqual(["What do you refuse to touch?"]);
    expect(texts("Fair enough. Now money. Who pays, and how much?")).toEqual(["Who pays, and how much?"]);
  });

  it("knows nothing of an imported transcript", () => {
    expect(openIn({ ...ask, move: null }, said("No idea."))).toEqual([]);
  });
});
