import { expect, it } from "vitest";
import type { SessionEvent } from "#core/transcript/session.ts";
import { answerTimeText } from "./answer-time.ts";

const turn = (seq: number, intent: "answer" | "question" | null, seconds: number): SessionEvent => ({
  type: "interviewer-turn",
  seq,
  id: `event-${seq}`,
  atMs: seq,
  text: "?",
  move: { type: "ask", kind: null, reason: "", questionId: "q", axis: null, sourceId: null },
  heard:
    intent === null
      ? null
      : { intent, words: 5, indicators: [], points: [], facts: [], gaps: [], isRepeat: false, seconds },
  status: "complete",
});

it("tells how long the first answer takes to say, and not what was asked before it", () =>
  expect(answerTimeText([turn(0, null, 0), turn(1, "question", 3), turn(2, "answer", 41)], 90)).toBe(
    " · 41 seconds to say, of 90 planned",
  ));

it("says so where nothing was said", () =>
  expect(answerTimeText([turn(0, null, 0)], 30)).toBe(" · nothing was said in its 30 seconds"));
