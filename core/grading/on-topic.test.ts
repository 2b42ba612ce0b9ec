import { expect, it } from "vitest";
import { createReader } from "../reading/reader.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import type { Move, TranscriptTurn } from "../transcript/session.ts";
import { readConversation } from "./conversation.ts";
import { isOffTopic, offTopicAnswers } from "./on-topic.ts";

const reader = createReader(tinyPack(), realTokeniser());
const ask = (questionId: string, change: Partial<Move> = {}): Omit<TranscriptTurn, "n"> => ({
  speaker: "interviewer",
  text: "Please go on.",
  atMs: 0,
  move: { type: "ask", kind: null, reason: "", questionId, axis: null, sourceId: null, ...change },
});
const said = (text: string): Omit<TranscriptTurn, "n"> => ({ speaker: "candidate", text, atMs: 0, move: null });
const outcomeOf = (...turns: readonly Omit<TranscriptTurn, "n">[]) =>
  offTopicAnswers(
    readConversation(
      turns.map((turn, index) => ({ ...turn, n: index + 1 })),
      reader,
    ),
    reader,
  );
const beside = said("Our large garden has seven old trees, which we cut in the winter.");
const fitting = said("Our large feed has alphaone on seven hosts, which we check in the winter.");

it("counts the answers that touch no point of their question, follow-ups included", () => {
  const probe = ask("alpha", { type: "probe", kind: "axis", axis: "cost" });
  expect(outcomeOf(ask("alpha"), beside, probe, fitting, ask("beta"), fitting)).toEqual({ answers: 1, of: 2 });
});

it("leaves out what the pack does not know and what was hardly answered", () => {
  expect(outcomeOf(ask("elsewhere"), beside, ask("alpha"), said("No idea."))).toEqual({ answers: 0, of: 0 });
});

it.each([
  [0, 0, false],
  [1, 3, true],
  [1, 4, false],
  [2, 6, true],
])("takes %i of %i for too many: %s", (answers, of, isTooMany) => {
  expect(isOffTopic({ answers, of })).toBe(isTooMany);
});
