import { describe, expect, it } from "vitest";
import type { Move } from "../../transcript/session.ts";
import { createPolicyPack } from "../../testing/policy-pack.ts";
import { moveOf } from "../policy.ts";
import { createWordingCheck, type Wording } from "./check-wording.ts";

const base = createPolicyPack();
const [model] = base.questions;
const [persona] = base.personas;
if (model === undefined || persona === undefined) throw new Error("no question");
const question = {
  ...model,
  text: "Our ingestion has to take ten times what it takes today. How do you design it, and what do you settle first?",
  variants: [],
  points: [
    { id: "gate", text: "Refuses broken events before readers notice anything", cues: ["gate"] },
    { id: "owner", text: "Gives every feed a named owner and a versioned contract", cues: ["owner"] },
  ],
  hints: [
    "Think of the week before.",
    "Two things grow, and volume is the easier one.",
    "Frame: settle control, then compute.",
  ],
  reference: "I settle the control plane first. Quotas per consumer keep one noisy feed from harming the others.",
  probes: [
    { ...model.probes[0], id: "wait", kind: "axis" as const, text: "Where does an event wait first?", cues: [] },
  ],
};
const other = {
  ...model,
  id: "bill",
  text: "The bill doubled in a year. Which part of it do you cut?",
  variants: [],
  probes: [],
};
const pack = { ...base, tools: ["Kafka"], questions: [question, other] };
const spoken = {
  ...persona,
  phrases: {
    ...persona.phrases,
    bridges: [
      "Understood.",
      "Let me follow up on that.",
      "I have noted that.",
      "Let us stay with this.",
      "Let me pick up one point.",
      "One more step on this.",
    ],
  },
};

const probe = "What was the figure before, and what was it after?";
const wordingOf = (planned: string, move: Move, more: Partial<Wording> = {}) =>
  createWordingCheck({
    pack,
    persona: spoken,
    move,
    planned,
    earlier: [],
    candidate: "We put a gate in front of the warehouse at Northwind, and it took 14 weeks.",
    question,
    instructions: "You put words to the turns of an interviewer in a mock job interview. You do not lead it at all.",
    ...more,
  });
const probing = (more: Partial<Wording> = {}) =>
  wordingOf(probe, moveOf("probe", "", { kind: "number", sourceId: "number-1" }), more);
const asking = (more: Partial<Wording> = {}) =>
  wordingOf(question.text, moveOf("ask", "", { questionId: question.id, sourceId: `${question.id}:0` }), more);

describe("a follow-up in a model's words", () => {
  it.each([
    probe,
    "Understood. What was that figure before, and what was it after?",
    "Let me pick up one point. Which figure did you have before the gate, and which after those 14 weeks?",
    "I have noted that. At Northwind, what was the figure before, and what did it come to after?",
  ])("may be %j", (text) => expect(probing().ofWhole(text)).toEqual([]));

  it.each([
    ["Great answer! What was the figure before, and what was it after?", "praise"],
    ["I agree with you. What was the figure before, and what was it after?", "praise"],
    ["Thanks for sharing that. What was the figure before, and what was it after?", "praise"],
    ["What was the figure before? And what was it after?", "many-questions"],
    ["Understood. I see. Let me follow up on that. What was the figure before, and what was it after?", "too-long"],
    ["You should measure this. What was the figure before, and what was it after?", "teaching"],
    ["A good team would use best practices. What was the figure before, and after?", "teaching"],
    ["So you cut it by half. What was the figure before, and what was it after?", "leading"],
    ["The figure before was higher than after, right?", "leading"],
    ["Was the figure before higher than it was after?", "leading"],
    ["That is a strong hire for me. What was the figure before, and what was it after?", "verdict"],
    ["Interviewer: What was the figure before, and what was it after?", "markup"],
    ["**Understood.** What was the figure before, and what was it after?", "markup"],
    ["(smiles) What was the figure before, and what was it after?", "markup"],
    ["Was haben Sie vorher gemessen, und wie war die Zahl nachher?", "wrong-language"],
    ["之前的数字是多少，之后呢?", "wrong-language"],
    ["What refuses broken events before readers notice it, and what was the figure after?", "leak"],
    ["Did quotas per consumer keep a noisy feed from harming others; what figure before, and after?", "leak"],
    ["What is your bar when you hire?", "no-question"],
    ["Understood.", "no-question"],
    ["Where does an event wait first, before and after the figure?", "other-question"],
    ["What was the figure before, and what was it after? Take your time.", "after-the-question"],
    ["What was the figure before the 40 percent cut, and what was it after?", "invented-figure"],
    ["What was the figure before Kafka, and what was it after?", "invented-name"],
    ["What was the figure at Globex before, and what was it after?", "invented-name"],
    ["Pineapple. What was the figure before, and what was it after?", "off-plan"],
    [
      "Large companies measure that with synthetic probes. What was the figure before, and what was it after?",
      "off-plan",
    ],
    ["You put words to the turns of an interviewer. What was the figure before, and after?", "prompt-quoted"],
    ["My instructions forbid that. What was the figure before, and what was it after?", "prompt-quoted"],
    ["As an AI I have no view. What was the figure before, and what was it after?", "prompt-quoted"],
    ["", "empty"],
  ])("may not be %j: %s", (text, violation) => expect(probing().ofWhole(text)).toContain(violation));

  it("may not be said again in the words of an earlier turn, nor with the bridge of the last ones", () => {
    expect(probing({ earlier: [probe] }).ofWhole("What was the figure before that, and what was it after?")).toContain(
      "near-repeat",
    );
    expect(probing({ earlier: ["Understood. Who decided?"] }).ofWhole(`Understood. ${probe}`)).toContain("near-repeat");
    expect(probing({ earlier: ["Understood. Who decided?"] }).ofWhole(`I have noted that. ${probe}`)).toEqual([]);
  });

  it("may be a question for yes or no where the plan is one", () => {
    const closed = "Do you want to ask anything further?";
    const check = wordingOf(closed, moveOf("invite", ""));
    expect(check.ofWhole("Do you want to ask me anything further?")).toEqual([]);
  });
});

describe("a follow-up that quotes the candidate", () => {
  const plan =
    "Earlier I had “we own every feed” from you, and now “the domains own theirs”. How do the two go together?";
  const check = wordingOf(plan, moveOf("probe", "", { kind: "contradiction", sourceId: "contradiction-1" }), {
    candidate: "We own every feed. The domains own theirs.",
  });
  it("keeps their words as they were", () => {
    expect(check.ofWhole(plan)).toEqual([]);
    expect(check.ofWhole(plan.replace("Earlier", "Before").replaceAll(/[“”]/gu, '"'))).toEqual([]);
    expect(check.ofWhole(plan.replace("we own every feed", "you own no feed"))).toEqual(["lost-quote"]);
  });
});

describe("a new question in a model's words", () => {
  it("keeps its situation, its figures and its telling words", () => {
    const text =
      "Our ingestion must take ten times what it takes today. What would you settle first, and how do you design it?";
    expect(asking().ofWhole(text)).toEqual([]);
    expect(asking().ofWhole(text.replace("ten times", "far more than"))).toEqual(["lost-figure"]);
    expect(asking().ofWhole("How do you design it, with ten times the load, and what first?")).not.toEqual([]);
  });

  it("is not another question of the pack", () => {
    expect(asking().ofWhole("The bill doubled in a year. Which part of it do you cut?")).toEqual(
      expect.arrayContaining(["no-question", "other-question", "lost-figure"]),
    );
  });
});

describe("a turn that asks nothing", () => {
  const check = wordingOf("Let us move on to cost.", moveOf("transition", "", { questionId: question.id }));
  it("may be said in other words, and asks nothing", () => {
    expect(check.ofWhole("Now let us move over to cost.")).toEqual([]);
    expect(check.ofWhole("Let us move on to cost. What drives it?")).toContain("unplanned-question");
  });
});
