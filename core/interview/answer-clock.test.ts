import { describe, expect, it } from "vitest";
import type { Heard } from "../transcript/heard.ts";
import type { Move, SessionEvent } from "../transcript/session.ts";
import { answerWarnings, signalAnswer, timeAnswers } from "./answer-clock.ts";

const heardOf = (intent: Heard["intent"]): Heard => ({
  intent,
  words: 5,
  indicators: [],
  points: [],
  facts: [],
  gaps: [],
  isRepeat: false,
});

const logOf = (
  ...events: (
    | readonly [number, "said", Move["type"], Heard["intent"]?]
    | readonly [number, "answer" | "repeat" | "skip" | "paused" | "resumed" | "cut"]
  )[]
): SessionEvent[] =>
  events.map(([atMs, what, type, intent], seq) => {
    const place = { seq, id: `event-${seq}`, atMs };
    if (what === "answer") return { type: "answer-given", ...place, text: "words" };
    if (what === "repeat" || what === "skip") return { type: "control-pressed", ...place, control: what };
    if (what === "paused" || what === "resumed") return { type: what, ...place };
    const move: Move = { type: type ?? "ask", kind: null, reason: "", questionId: "q1", axis: null, sourceId: null };
    const heard = intent === undefined ? null : heardOf(intent);
    return {
      type: "interviewer-turn",
      ...place,
      text: "?",
      move,
      heard,
      status: what === "cut" ? "interrupted" : "complete",
    };
  });

describe("the time of an answer", () => {
  it("runs from the moment the question stands whole", () =>
    expect(timeAnswers(logOf([1_000, "said", "open"], [2_000, "said", "ask"]), 9_000)).toEqual([
      { questionId: "q1", usedMs: 7_000, state: "running" },
    ]));

  it("does not begin with a question that was cut off", () =>
    expect(timeAnswers(logOf([2_000, "cut"]), 9_000)).toEqual([]));

  it("stands once the answer is given, and follow-ups are not timed", () => {
    const log = logOf([2_000, "said", "ask"], [12_000, "answer"], [13_000, "said", "probe", "answer"]);
    expect(timeAnswers(log, 60_000)).toEqual([{ questionId: "q1", usedMs: 10_000, state: "given" }]);
    expect(timeAnswers(log.slice(0, 2), 60_000)[0]).toMatchObject({ usedMs: 10_000, state: "standing" });
  });

  it("goes on after a clarifying question, without the interviewer's own time", () => {
    const log = logOf([0, "said", "ask"], [5_000, "answer"], [9_000, "said", "answer", "question"]);
    expect(timeAnswers(log, 12_000)).toEqual([{ questionId: "q1", usedMs: 8_000, state: "running" }]);
  });

  it("goes on after a repeat, and ends with a skip", () => {
    const repeated = logOf([0, "said", "ask"], [4_000, "repeat"], [6_000, "said", "repeat"]);
    expect(timeAnswers(repeated, 7_000)[0]).toMatchObject({ usedMs: 5_000, state: "running" });
    expect(timeAnswers(logOf([0, "said", "ask"], [4_000, "skip"]), 7_000)[0]).toMatchObject({
      usedMs: 4_000,
      state: "given",
    });
  });

  it("counts interview time only, so that a pause takes none of it", () => {
    const log = logOf([0, "said", "ask"], [3_000, "paused"], [3_000, "resumed"]);
    expect(timeAnswers(log, 4_000)[0]).toMatchObject({ usedMs: 4_000, state: "running" });
  });

  it("begins anew after a silence of its whole length", () => {
    const [asked, silent] = logOf([0, "said", "ask"], [45_000, "said", "nudge"]);
    if (asked === undefined || silent?.type !== "interviewer-turn") throw new Error("There is no such turn.");
    const told = { ...silent, move: { ...silent.move, sourceId: "silentAnswer:1" } };
    expect(timeAnswers([asked, told], 50_000)).toEqual([{ questionId: "q1", usedMs: 5_000, state: "running" }]);
  });

  it("is measured for each question apart", () => {
    const log = logOf([0, "said", "ask"], [3_000, "answer"], [4_000, "said", "ask", "answer"], [9_000, "answer"]);
    expect(timeAnswers(log, 20_000).map(({ usedMs }) => usedMs)).toEqual([3_000, 5_000]);
  });

  it("is over with the close of the interview", () =>
    expect(timeAnswers(logOf([0, "said", "ask"], [3_000, "said", "close"]), 9_000)[0]?.state).toBe("given"));
});

describe("what a timed answer is told", () => {
  it("warns short answers at half time and at ten seconds, longer ones at ninety and thirty", () => {
    expect(answerWarnings(30_000)).toEqual([15_000, 10_000]);
    expect(answerWarnings(120_000)).toEqual([60_000, 10_000]);
    expect(answerWarnings(180_000)).toEqual([90_000, 30_000]);
  });

  it("gives each warning once its time has come, and only the latest", () => {
    expect(signalAnswer(30_000, 14_999).warnedAtMs).toBeNull();
    expect(signalAnswer(30_000, 15_000).warnedAtMs).toBe(15_000);
    expect(signalAnswer(30_000, 21_000).warnedAtMs).toBe(10_000);
  });

  it("gives fifteen seconds of grace, and then tells by how much it is over", () => {
    expect(signalAnswer(30_000, 29_999).phase).toBe("running");
    expect(signalAnswer(30_000, 30_000).phase).toBe("grace");
    expect(signalAnswer(30_000, 44_999).phase).toBe("grace");
    expect(signalAnswer(30_000, 50_000)).toMatchObject({ phase: "over", leftMs: -20_000, leftPart: 0 });
  });

  it("measures what is left of the time, and then of the grace", () => {
    expect(signalAnswer(30_000, 7_500).leftPart).toBe(0.75);
    expect(signalAnswer(30_000, 37_500).leftPart).toBe(0.5);
  });
});
