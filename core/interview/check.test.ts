import { describe, expect, it } from "vitest";
import { createPolicyPack } from "../testing/policy-pack.ts";
import { checkUtterance, countSentences } from "./check.ts";

const [question] = createPolicyPack().questions;
if (question === undefined) throw new Error("no question");
const check = (text: string, earlier: readonly string[] = []) =>
  checkUtterance(text, { move: "probe", earlier, question: null });

describe("checkUtterance", () => {
  it.each([
    "Understood. What was yours to decide in this, and what did the team do?",
    "I have that down. At 8.5 million a year, who looks at the figure?",
    "Which problem made that the right choice?",
    "That is not quite what I asked; come back to the question, please.",
    "How do you know that this has gone wrong?",
    "What is your bar when you hire?",
  ])("lets %j pass", (text) => expect(check(text)).toEqual([]));

  it.each([
    ["Who decides? And who pays?", "many-questions"],
    ["I see. I note it. I go on. What came next?", "too-long"],
    ["Great. What came next?", "praise"],
    ["Good, and what came next?", "praise"],
    ["That is a good answer. What came next?", "praise"],
    ["That makes sense. What came next?", "praise"],
    ["You are right. What came next?", "praise"],
    ["I agree with that. What came next?", "praise"],
    ["Well done. What came next?", "praise"],
    ["An excellent example. What came next?", "praise"],
    ["Your score is 3.", "verdict"],
    ["This is a strong hire for me.", "verdict"],
    ["You passed.", "verdict"],
    ["That is wrong.", "verdict"],
    ["  ", "empty"],
  ])("holds back %j: %s", (text, violation) => expect(check(text)).toEqual([violation]));

  it("holds back what was said before in nearly the same words, unless it was asked for", () => {
    const said = "What was yours to decide in this, and what did the team do?";
    expect(check("Noted. What was yours to decide in this, and what did the team do?", [said])).toEqual([
      "near-repeat",
    ]);
    expect(check("What did you reject, and on what grounds?", [said])).toEqual([]);
    expect(checkUtterance(`Once more. ${said}`, { move: "repeat", earlier: [said], question: null })).toEqual([]);
    const noneLeft = "There are no more hints on this one.";
    expect(checkUtterance(noneLeft, { move: "hint", earlier: [noneLeft], question: null })).toEqual([]);
    expect(checkUtterance(noneLeft, { move: "nudge", earlier: [noneLeft], question: null })).toEqual(["near-repeat"]);
  });

  it("holds back most of a point of a strong answer", () => {
    const points = [{ id: "gate", text: "Refuses broken events before readers notice anything", cues: ["gate"] }];
    const context = { move: "probe", earlier: [], question: { ...question, points } } as const;
    expect(checkUtterance("What refuses broken events before readers see them?", context)).toEqual(["leak"]);
    expect(checkUtterance("What happens to the readers then?", context)).toEqual([]);
  });
});

describe("countSentences", () => {
  it("counts no full stop inside a figure", () => expect(countSentences("It was 8.5 million. Then 12.")).toBe(2));
});
