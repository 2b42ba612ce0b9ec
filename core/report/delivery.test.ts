import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Move, TranscriptTurn } from "../transcript/session.ts";
import { measureDelivery } from "./delivery.ts";

const move: Move = { type: "ask", kind: null, reason: "", questionId: "q", axis: null, sourceId: null };
const asked = (n: number, text: string, atMs: number | null = null, isOurs = true): TranscriptTurn => ({
  n,
  speaker: "interviewer",
  text,
  atMs,
  move: isOurs ? move : null,
});
const said = (n: number, text: string, atMs: number | null = null): TranscriptTurn => ({
  n,
  speaker: "candidate",
  text,
  atMs,
  move: null,
});
const of = (
  turns: readonly TranscriptTurn[],
  id: string,
  tools: readonly string[] = ["Kafka", "C++", "Event Hubs", "X-Ray"],
) => measureDelivery(turns, tools).find((measure) => measure.id === id);
const wordsOf = (turns: readonly TranscriptTurn[], id: string) => of(turns, id)?.quotes.map(({ text }) => text);

describe("how answers were given", () => {
  it("counts whole words only, and links each to its place", () => {
    const turns = [said(2, "Um, we decided to cut the album umbrella feed, you know, by 30 %. I said no to Kafka.")];
    expect(wordsOf(turns, "fillers")).toEqual(["Um", "you know"]);
    expect(wordsOf(turns, "numbers")).toEqual(["30 %"]);
    expect(wordsOf(turns, "decisions")).toEqual(["decided", "cut", "said no"]);
    expect(wordsOf(turns, "tools")).toEqual(["Kafka"]);
    expect(of(turns, "i-we")).toMatchObject({ value: "1 and 1: 50 % of them are I" });
    expect(of(turns, "fillers")?.quotes[1]).toEqual({ turn: 2, start: 47, end: 55, text: "you know" });
  });

  it("tells the pace only where times are known, by what they are times of", () => {
    const text = "one two three four five six seven eight nine ten";
    expect(of([asked(1, "Why?"), said(2, text)], "pace")).toBeUndefined();
    expect(of([asked(1, "Why?", 10_000), said(2, text, 40_000)], "pace")?.value).toMatch(/^20, from the question/);
    expect(of([asked(1, "Why?", 10_000), said(2, text, 10_900)], "pace")).toBeUndefined();
    const imported = [asked(1, "Why?", 0, false), said(2, text, 10_000), asked(3, "So?", 16_000, false)];
    expect(of(imported, "pace")?.value).toBe("100");
  });

  it("looks for the point of an answer to a question, not of one to a follow-up", () => {
    const turns = [
      asked(1, "Why?"),
      said(2, "It was late and I chose the queue."),
      { ...asked(3, "And?"), move: { ...move, type: "probe" as const } },
      said(4, "9"),
    ];
    expect(of(turns, "to-the-point")).toMatchObject({ value: "5", quotes: [{ turn: 2, text: "chose" }] });
  });

  it("gives the share of the talk, and takes a pack's names as they are", () => {
    expect(of([asked(1, "a b c"), said(2, "x")], "talk-share")?.value).toBe("25 % of 4 words");
    expect(wordsOf([said(1, "We ran event hubs, X-Ray and C++ (not c+)")], "tools")).toEqual([
      "event hubs",
      "X-Ray",
      "C++",
    ]);
    expect(of([said(1, "Kafka")], "tools", [])).toBeUndefined();
  });

  it("measures nothing where nothing was said", () => {
    expect(measureDelivery([asked(1, "Why?"), said(2, " … ")], [])).toEqual([]);
  });

  it("quotes only what stands there, whatever was said", () => {
    const text = fc.oneof(fc.string(), fc.lorem(), fc.constantFrom("I, um, decided on 3 İ Kafka's", "١٢٣ ½ 12:30"));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const turns = texts.map((one, index) => said(index + 1, one));
        for (const quote of measureDelivery(turns, ["Kafka", "a|b", "("]).flatMap(({ quotes }) => quotes)) {
          expect(turns[quote.turn - 1]?.text.slice(quote.start, quote.end)).toBe(quote.text);
        }
      }),
    );
  });
});
