import { describe, expect, it } from "vitest";
import { err } from "#core/result.ts";
import { itemsOf } from "#core/setup/reference-page.ts";
import { itemsToCome } from "#core/setup/rehearsal.ts";
import { createMemorySessionStore } from "../storage/memory-session-store.ts";
import type { PreparePage } from "./page-address.ts";
import { createRehearsalController } from "./rehearsal-controller.ts";

const page: PreparePage = {
  packId: "pack",
  packTitle: "Pack",
  id: "slo-menu",
  title: "SLO menu",
  summary: "What it is for.",
  order: 1,
  sections: [{ title: "A", paragraphs: [], items: ["a", "b", "c"].map((id) => ({ id, prompt: id, answer: id })) }],
};
const items = itemsOf(page);
let seed = 0;
const open = (store: Parameters<typeof createRehearsalController>[0]["store"] = createMemorySessionStore()) =>
  createRehearsalController({ store, page, nextSeed: () => (seed += 1) });

const firstOf = (controller: ReturnType<typeof open>) => {
  const { rehearsal } = controller.get();
  return rehearsal === null ? null : (itemsToCome(rehearsal, items)[0] ?? null);
};
async function judgeFirst(controller: ReturnType<typeof open>, isKnown: boolean) {
  const item = firstOf(controller);
  if (item === null) throw new Error("nothing to come");
  await controller.judge(item, isKnown);
  return item;
}

describe("a rehearsal", () => {
  it("goes on in the middle when the page is opened again", async () => {
    const store = createMemorySessionStore();
    const before = open(store);
    await before.start();
    await judgeFirst(before, true);
    const after = open(store);
    await after.start();
    expect(after.get()).toEqual(before.get());
  });

  it("begins a new round once the last one is over, with what was missed in front", async () => {
    const store = createMemorySessionStore();
    const first = open(store);
    await first.start();
    await judgeFirst(first, true);
    const missed = await judgeFirst(first, false);
    await judgeFirst(first, true);
    expect(firstOf(first)).toBeNull();
    const second = open(store);
    await second.start();
    expect(firstOf(second)).toEqual(missed);
    await judgeFirst(second, true);
    await second.startAgain();
    expect(itemsToCome(second.get().rehearsal ?? { seq: 0, items: {}, round: null }, items)).toHaveLength(3);
  });

  it("judges one item once, however fast the key comes", async () => {
    const controller = open();
    await controller.start();
    const item = firstOf(controller);
    if (item === null) throw new Error("nothing to come");
    await Promise.all([controller.judge(item, true), controller.judge(item, false)]);
    expect(controller.get().rehearsal?.items).toEqual({ [item.id]: { knew: 1, missed: 0, last: "knew", seq: 1 } });
  });

  it("goes on when the browser cannot keep it, and says so", async () => {
    const controller = open({ changeRehearsal: async () => err({ type: "full" }) });
    await controller.start();
    await judgeFirst(controller, false);
    expect(controller.get()).toMatchObject({ isKept: false, rehearsal: { seq: 1 } });
  });
});
