import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPolicyPack } from "../testing/policy-pack.ts";
import { lengthFor, type PlanSetup, planInterview } from "./plan.ts";

const pack = createPolicyPack();
const loop = (seed: number, minutes = 20): PlanSetup => ({ format: "loop", minutes, seed, questionId: null });
const single = (seed: number, questionId: string | null = null): PlanSetup => ({
  format: "single",
  minutes: 8,
  seed,
  questionId,
});
const familyOf = (questionId: string) => pack.questions.find((question) => question.id === questionId)?.family;

describe("planInterview", () => {
  it("makes the same plan from the same seed", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(planInterview(pack, loop(seed))).toEqual(planInterview(pack, loop(seed)));
      }),
    );
  });

  it("makes other plans from other seeds", () => {
    const plans = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(planInterview(pack, loop(seed)))));
    expect(plans.size).toBeGreaterThan(12);
  });

  it("asks the must-ask families first, one each, in the format's order", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const families = planInterview(pack, loop(seed, 60)).questions.map(({ questionId }) => familyOf(questionId));
        expect(families.slice(0, 5)).toEqual(["platform", "cost", "reliability", "org", "leadership"]);
        expect(new Set(families.slice(5)).size).toBe(5);
      }),
    );
  });

  it("never plans a question twice, and as many as the length says", () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(20, 60), (seed, minutes) => {
        const ids = planInterview(pack, loop(seed, minutes)).questions.map(({ questionId }) => questionId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toHaveLength(minutes === 20 ? 4 : 10);
      }),
    );
  });

  it("takes the chosen question in a single drill, else one that the seed chooses", () => {
    expect(planInterview(pack, single(1, "org-2")).questions.map(({ questionId }) => questionId)).toEqual(["org-2"]);
    const chosen = Array.from({ length: 40 }, (_, seed) => planInterview(pack, single(seed)).questions[0]?.questionId);
    expect(new Set(chosen).size).toBeGreaterThan(5);
  });

  it("asks a question in any of its wordings", () => {
    const wordings = Array.from(
      { length: 30 },
      (_, seed) => planInterview(pack, single(seed, "org-1")).questions[0]?.wording,
    );
    expect(new Set(wordings)).toEqual(new Set([0, 1]));
  });
});

describe("planInterview over the lists of questions", () => {
  const listed = createPolicyPack();
  for (const question of listed.questions) {
    if (question.id.endsWith("-2")) question.list = question.family === "org" ? "leadership" : "practice";
  }
  const practice = { ...listed.formats[0]!, id: "practice" as const, questions: ["cost-2", "platform-2"] };
  const withPractice = { ...listed, formats: [...listed.formats.slice(0, 2), practice] };
  const idsOf = (setup: PlanSetup) => planInterview(withPractice, setup).questions.map(({ questionId }) => questionId);
  const seeds = Array.from({ length: 30 }, (_, seed) => seed);

  it("keeps loops and the seed's single question to the bank and leadership", () => {
    const asked = new Set(seeds.flatMap((seed) => [...idsOf(loop(seed, 60)), ...idsOf(single(seed))]));
    expect([...asked].filter((id) => id.endsWith("-2"))).toEqual(["org-2"]);
    expect(idsOf(loop(1, 60))).toHaveLength(6);
  });

  it("asks only a format's own questions where it names some", () => {
    const asked = seeds.flatMap((seed) => idsOf({ ...single(seed), format: "practice" }));
    expect(new Set(asked)).toEqual(new Set(["cost-2", "platform-2"]));
    expect(idsOf({ ...single(3, "cost-2"), format: "practice" })).toEqual(["cost-2"]);
    expect(practice.questions).toContain(idsOf({ ...single(3, "org-1"), format: "practice" })[0]);
  });

  it("asks a question of any list that the person chose", () => {
    expect(idsOf(single(3, "cost-2"))).toEqual(["cost-2"]);
  });

  it("asks a question or one of its wordings, never both", () => {
    for (const seed of seeds) expect(new Set(idsOf(loop(seed, 60))).size).toBe(idsOf(loop(seed, 60)).length);
  });
});

describe("lengthFor", () => {
  it("takes the longest length that fits, else the shortest", () => {
    const [, format] = pack.formats;
    if (format === undefined) throw new Error("no loop");
    expect([5, 20, 45, 90].map((minutes) => lengthFor(format, minutes).minutes)).toEqual([20, 20, 20, 60]);
  });
});
