import { describe, expect, it } from "vitest";
import { createPolicyPack } from "../testing/policy-pack.ts";
import { createScriptedReader } from "../testing/scripted-reader.ts";
import { createTalk, loopSetup, singleSetup, type Talk } from "../testing/talk.ts";
import type { InterviewSetup } from "../transcript/session.ts";
import { timeAnswers } from "./answer-clock.ts";
import { feedbackOnAnswers } from "./feedback.ts";

const plain = createPolicyPack();
const hints = ["Think of the owners.", "Follow the money.", "Frame: one; two; three."];
const pack = { ...plain, questions: plain.questions.map((one) => (one.id === "platform-1" ? { ...one, hints } : one)) };
const minute = 60_000;
const begin = (change: Partial<InterviewSetup> = {}, setup = singleSetup): Talk => {
  const reader = createScriptedReader(pack);
  const points: typeof reader.points = (text) =>
    [...text.matchAll(/\^([a-z]+)/gu)].map((match) => ({ id: match[1] ?? "", start: match.index, end: match.index }));
  const talk = createTalk({ ...reader, points }, { ...setup, mode: "practice", ...change });
  talk.open();
  return talk;
};
const answer = (tags = "", salt = "x") =>
  `I moved the ${salt}alder and the ${salt}birch behind the ${salt}cedar ${tags}`;
const hintTexts = (talk: Talk, presses: number) =>
  Array.from({ length: presses }, () => talk.press("hint")).map(([turn]) => turn?.text);

describe("a hint in practice", () => {
  it("goes up three rungs of the question's own, then there are no more, and it never moves on", () => {
    const talk = begin();
    expect(hintTexts(talk, 3)).toEqual(hints);
    const [more] = talk.press("hint");
    expect(more?.move).toMatchObject({
      type: "hint",
      questionId: "platform-1",
      sourceId: expect.stringMatching(/^noMoreHints:/u),
    });
    expect(hints).not.toContain(more?.text);
    expect(talk.state()).toMatchObject({
      question: { id: "platform-1", followUps: 0 },
      hintsUsed: { "platform-1": 3 },
    });
    expect(talk.turns.at(-1)?.move.reason).toContain("all 3");
  });

  it("is counted per question, and follows on after a probe", () => {
    const talk = begin({ questionId: null }, loopSetup);
    talk.press("hint");
    talk.say(answer());
    const [second] = talk.press("hint");
    expect(second?.move.reason).toContain("number 2 of 3");
    const id = talk.state().question?.id ?? "";
    talk.press("skip");
    talk.press("hint");
    expect(talk.state().hintsUsed).toEqual({ [id]: 2, [talk.state().question?.id ?? ""]: 1 });
  });

  it("has plain lines, another on each rung, for a question without hints of its own", () => {
    const talk = begin({ questionId: "org-2" });
    const said = hintTexts(talk, 4);
    expect(new Set(said).size).toBe(4);
    expect(talk.turns.filter(({ move }) => move.sourceId?.startsWith("hints:"))).toHaveLength(3);
  });

  it("is refused with a plain line in a simulation and in the candidate's own time", () => {
    const talk = begin({ mode: "simulation" });
    expect(talk.press("hint").at(-1)?.move).toMatchObject({
      type: "hint",
      sourceId: expect.stringMatching(/^noHintNow:/u),
    });
    const own = begin({ questionId: null }, loopSetup);
    own.say(answer(), 17.2 * minute);
    expect(own.press("hint")[0]?.move.sourceId).toMatch(/^noHintNow:/u);
    expect([talk.state().hintsUsed, own.state().hintsUsed]).toEqual([{}, {}]);
    expect(own.state().phase).toBe("own-questions");
  });

  it("leaves an answer that was being given on its clock", () => {
    const talk = begin();
    talk.press("hint", 10_000);
    expect(timeAnswers(talk.events, 30_000)).toEqual([{ questionId: "platform-1", usedMs: 30_000, state: "running" }]);
  });
});

describe("feedback on an answer", () => {
  const last = (talk: Talk) => feedbackOnAnswers(talk.events).at(-1);

  it("counts axes and points, names what is open and lacking, and says no point by its text", () => {
    const talk = begin();
    talk.say(answer("#scale #scale #cost ^first !vague"));
    expect(last(talk)).toEqual({
      seq: 3,
      questionId: "platform-1",
      answerNumber: 1,
      words: expect.any(Number),
      shown: [
        { axis: "scale", indicators: 2 },
        { axis: "cost", indicators: 1 },
      ],
      openAxes: ["reliability", "ownership"],
      points: { here: 1, soFar: 1, of: 2 },
      lacked: [{ gap: "vague", text: "Your answer stayed general, so this asks for one concrete case." }],
      isRepeat: false,
      hintsUsed: 0,
    });
  });

  it("adds up over the follow-ups of a question and starts anew with the next", () => {
    const talk = begin({ questionId: null }, loopSetup);
    talk.say(answer("^first", "a"));
    talk.press("hint");
    talk.say(answer("^second", "b"));
    expect(last(talk)).toMatchObject({ answerNumber: 2, points: { here: 1, soFar: 2, of: 2 }, hintsUsed: 1 });
    talk.say(answer("", "c"));
    talk.say(answer("^second", "d"));
    expect(feedbackOnAnswers(talk.events)).toHaveLength(4);
    expect(last(talk)).toMatchObject({ answerNumber: 1, points: { here: 1, soFar: 1, of: 2 }, hintsUsed: 0 });
  });

  it("is not given on silence, nonsense, questions and the candidate's own time", () => {
    const talk = begin({ questionId: null }, loopSetup);
    for (const text of ["", "asdf jkl qwer zxcv", "What is the traffic?"]) talk.say(text);
    talk.say(answer(), 17.2 * minute);
    const given = feedbackOnAnswers(talk.events);
    talk.say("No, that is all.");
    expect(feedbackOnAnswers(talk.events)).toEqual(given);
    expect(given).toHaveLength(1);
  });

  it("counts no points where the log says none, as in a simulation", () => {
    const talk = begin({ mode: "simulation" });
    talk.say(answer("^first"));
    expect(last(talk)?.points).toBeNull();
  });
});
