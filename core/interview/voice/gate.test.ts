import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../check.ts";
import type { WordingCheck, WordingViolation } from "./check-wording.ts";
import { createGate, type GateStep } from "./gate.ts";
import { leftToSay } from "./left-to-say.ts";
import { shareOf, tellingWords } from "./telling-words.ts";

const bridges = ["Understood."];
const planned = "Understood. What was the figure before, and what was it after?";

/** Holds "bad" to be broken, and the plan to be said once its telling words are there. */
const checkFor = (plan: string): WordingCheck => {
  const ofPart = (text: string): WordingViolation[] => [
    ...(text.includes("bad") ? (["praise"] as const) : []),
    ...(text.split("?").length > 2 ? (["many-questions"] as const) : []),
    ...(splitSentences(text).length > 3 ? (["too-long"] as const) : []),
  ];
  const isSaid = (text: string) =>
    text.includes("?") === plan.includes("?") &&
    shareOf(tellingWords(plan.replace("Understood. ", "")), tellingWords(text)) >= 0.5;
  return { ofPart, ofWhole: (text) => [...ofPart(text), ...(isSaid(text) ? [] : (["no-question"] as const))] };
};

const gateFor = (plan: string, restore = (text: string) => text) =>
  createGate({ check: checkFor(plan), planned: plan, bridges, restore });

/** All that leaves the gate when a text comes in pieces, and how it ends. */
function pass(text: string, cuts: readonly number[], plan = planned): GateStep & { said: string } {
  const gate = gateFor(plan);
  const released: string[] = [];
  const places = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])].toSorted(
    (a, b) => a - b,
  );
  for (const [index, place] of places.entries()) {
    const step = gate.take(text.slice(place, places[index + 1] ?? text.length));
    released.push(...step.released);
    if (step.isDone || step.violations.length > 0) return { ...step, released, said: gate.said() };
  }
  const step = gate.end();
  return { ...step, released: [...released, ...step.released], said: gate.said() };
}

describe("createGate", () => {
  it("lets a bridge out before the question has come", () => {
    const gate = gateFor(planned);
    expect(gate.take("I see. What").released).toEqual(["I see."]);
    expect(gate.take(" was the figure before and after").released).toEqual([]);
    expect(gate.take("?")).toEqual({
      released: ["What was the figure before and after?"],
      violations: [],
      isDone: true,
    });
  });

  it("lets nothing out that breaks a rule, and nothing behind it", () => {
    const gate = gateFor(planned);
    expect(gate.take("A bad one. What was")).toEqual({ released: [], violations: ["praise"], isDone: false });
    expect(gate.take(" the figure before and after?").released).toEqual([]);
    expect(gate.end().released).toEqual([]);
  });

  it("ends the turn with the planned question, whatever is said behind it", () => {
    expect(pass("What was the figure before and after? A bad word.", [])).toMatchObject({
      released: ["What was the figure before and after?"],
      isDone: true,
    });
  });

  it("holds a sentence back where the planned turn would not fit behind it", () => {
    const plan = "Our intake grows tenfold. Readers double as well. How do you design it?";
    const gate = gateFor(plan);
    expect(gate.take("Good evening. ").released).toEqual([]);
    expect(gate.take("Our intake grows tenfold, readers double. ").released).toEqual([]);
    expect(gate.take("How do you design it?").released).toHaveLength(3);
  });

  it("waits for the whole of a turn that ends with no question", () => {
    const gate = gateFor("Let us move on to cost.");
    expect(gate.take("Now we move on to cost. ").released).toEqual([]);
    expect(gate.end()).toEqual({ released: ["Now we move on to cost."], violations: [], isDone: true });
  });

  it("stops a reply without any end", () => {
    const gate = gateFor(planned);
    expect(gate.take("on and on ".repeat(100)).violations).toEqual(["too-long"]);
  });

  it("puts names back before a sentence is checked and shown, and takes quotation marks off the whole", () => {
    const gate = gateFor(planned, (text) => text.replaceAll("[x]", "Acme"));
    expect(gate.take('"What was the figure at [x] before and after?"').released).toEqual([
      "What was the figure at Acme before and after?",
    ]);
  });

  const sentence = fc.constantFrom(
    "I see.",
    "Understood.",
    "This is bad.",
    "What was the figure before and after?",
    "Who pays?",
    "It was 8.5 million.",
    "One more step on this figure",
    "before and after",
  );
  const reply = fc.array(sentence, { maxLength: 5 }).map((sentences) => sentences.join(" "));
  const plan = fc.constantFrom(
    planned,
    "What was the figure before, and what was it after?",
    "The bill doubled in a year. Understood. Which figure was it before and after?",
    "Let us move on to the figure before and after.",
  );

  it("releases the same however the reply is cut into pieces", () => {
    fc.assert(
      fc.property(reply, plan, fc.array(fc.nat(), { maxLength: 12 }), (text, chosen, cuts) => {
        const whole = pass(text, [], chosen);
        const cut = pass(text, cuts, chosen);
        expect(cut.said).toBe(whole.said);
        expect(cut.isDone).toBe(whole.isDone);
      }),
      { numRuns: 500 },
    );
  });

  it("always leaves room for the built-in voice: one question and three sentences in all", () => {
    fc.assert(
      fc.property(reply, plan, fc.array(fc.nat(), { maxLength: 12 }), (text, chosen, cuts) => {
        const { said, isDone } = pass(text, cuts, chosen);
        const turn = isDone ? said : [said, leftToSay(chosen, said, bridges)].filter((part) => part !== "").join(" ");
        expect(splitSentences(turn).length).toBeLessThanOrEqual(3);
        expect(turn.split("?").length - 1).toBe(chosen.includes("?") ? 1 : 0);
        expect(turn).not.toContain("bad");
        expect(shareOf(tellingWords(chosen.replace("Understood. ", "")), tellingWords(turn))).toBeGreaterThanOrEqual(
          0.5,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
