import { expect, it } from "vitest";
import { createReader } from "../reading/reader.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import { readConversation } from "./conversation.ts";
import { mostTellingFirst } from "./quote-order.ts";

it("puts a quote with a figure and an own action before a vague one, and a list of tools last", () => {
  const sentences = ["Kafka with Spark is there.", "There is some of it.", "I cut the bill by 20 percent."];
  const text = sentences.join(" ");
  const turns = [{ n: 1, speaker: "candidate" as const, text, atMs: null, move: null }];
  const reader = createReader(tinyPack(), realTokeniser());
  const quotes = sentences.map((sentence) => {
    const start = text.indexOf(sentence);
    return { turn: 1, start, end: start + sentence.length, text: sentence };
  });
  const indicators = quotes.map((quote, index) => ({
    id: `one${index}`,
    text: "",
    verdict: "yes" as const,
    quotes: [quote],
  }));
  const ordered = mostTellingFirst(indicators, readConversation(turns, reader), reader);
  expect(ordered.map((quote) => sentences.indexOf(quote.text))).toEqual([2, 1, 0]);
});
