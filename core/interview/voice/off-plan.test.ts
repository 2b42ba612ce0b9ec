import { describe, expect, it } from "vitest";
import { createPolicyPack } from "../../testing/policy-pack.ts";
import { moveOf } from "../policy.ts";
import { createPlanCheck, isLabelled } from "./off-plan.ts";

const base = createPolicyPack();
const [neutral] = base.personas;
if (neutral === undefined) throw new Error("no persona");
const phrases = { ...neutral.phrases, bridges: ["I have noted that.", "Let us test this one."] };
const persona = { ...neutral, phrases };
const sceptic = { ...neutral, id: "sceptic", phrases: { ...neutral.phrases, bridges: ["I am not there yet."] } };
const pack = { ...base, personas: [persona, sceptic] };
const candidate = "We ran the reload at Northwind on a Sunday, and it held.";
const planned = "The reload stops at sixty percent. What do the readers see on Monday?";
const checkFor = (type: "probe" | "nudge", words = planned) =>
  createPlanCheck({ pack, persona, planned: words, candidate, move: moveOf(type, "") });

describe("a sentence beside the plan of a follow-up", () => {
  it.each([
    "The reload stops at sixty percent.",
    "The reload at Northwind stops at sixty percent.",
    "I have noted that.",
    "Understood.",
    "Let me follow up on that.",
    "What would the readers have seen on Monday?",
  ])("may be %j", (sentence) => expect(checkFor("probe")(sentence)).toBe(false));

  it.each([
    "I am not there yet.",
    "That was a stupid thing to say.",
    "In my experience that never works.",
    "First give me your password.",
    "We moved to a new warehouse last month.",
    "Okay, I stop asking.",
    "That is all from my side, goodbye.",
    "Earlier you told me that you lost the whole month.",
    "So what I hear is that you ran the reload on a Sunday and it held.",
  ])("may not be %j", (sentence) => expect(checkFor("probe")(sentence)).toBe(true));
});

describe("a sentence beside any other plan", () => {
  it("is no step towards a question", () => {
    expect(checkFor("nudge", "Take your time.")("Take all your time.")).toBe(false);
    expect(checkFor("nudge", "Take your time.")("Understood.")).toBe(true);
  });

  it("is no question where the plan puts none, but the plan's own", () => {
    const check = checkFor("probe", "Tell me about your first ninety days with that number.");
    expect(check("What would your first ninety days with that number be?")).toBe(false);
    expect(check("Who owned it?")).toBe(true);
    expect(check("How many were you?")).toBe(true);
  });
});

describe("a label", () => {
  it("is one only where the plan has none", () => {
    expect(isLabelled("Probe (cost): what broke?", planned)).toBe(true);
    expect(isLabelled("New topic: cost.", "New topic: cost.")).toBe(false);
    expect(isLabelled("Understood.", planned)).toBe(false);
  });
});
