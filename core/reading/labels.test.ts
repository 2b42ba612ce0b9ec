import { describe, expect, it } from "vitest";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import { createReader } from "./reader.ts";

const item = (id: string, cue: string) => ({ id, title: id, text: `Was ${id} there?`, cues: [cue] });
const list = { id: "steps", title: "Steps", items: [item("gate", "gates|gate"), item("canary", "canary topics")] };
const base = tinyPack();
const axes = base.axes.map((axis) => ({
  ...axis,
  indicators: axis.indicators.map((indicator) => ({ ...indicator, cues: [...indicator.cues, "gates at entrance"] })),
}));
const reader = createReader(tinyPack({ checklists: [list], axes }), realTokeniser());
const context = { interviewerText: "", isStory: false };
const itemsIn = (text: string) => reader.items(text, ["steps"], context).map(({ id }) => id);

const labelled = "Schema drift: contract gates at entrance, canary topics, and review windows before promotions.";
const short = "Guardrails: contract gates, canary topics, workload isolation for backfills, stale page fallbacks.";
const heap =
  "Guardrails: gates, canary topics, lineage, quarantine, showback, retention, observability, idempotency, autoscaling, budgets.";

describe("what stands under a label", () => {
  it("is named, without a verb, where it is joined to what it does", () => {
    expect(itemsIn(labelled)).toEqual(["steps/gate", "steps/canary"]);
    expect(reader.signals(labelled).map(({ isStuffed }) => isStuffed)).toEqual([false]);
  });

  it("is named in a reply that says something besides, and not where labels are all there is", () => {
    const told = "I settle who owns each feed before we choose anything that computes, and write it down.";
    expect(itemsIn(`${told} ${short}`)).toEqual(["steps/gate", "steps/canary"]);
    expect(itemsIn(`${heap} ${heap.replace("Guardrails", "Cost")}`)).toEqual([]);
  });

  it("is no evidence for an axis by itself, but no silence either", () => {
    expect(reader.evidence(labelled, context)).toEqual([]);
    expect(reader.mentions(labelled, context).has("cost")).toBe(true);
    expect(reader.mentions("Gates at the entrance were never there.", context).size).toBe(0);
    expect(reader.mentions(heap.replace("gates", "gates entrance"), context).size).toBe(0);
  });
});
