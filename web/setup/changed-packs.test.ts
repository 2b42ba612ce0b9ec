import { expect, it } from "vitest";
import { changedPacks } from "./changed-packs.ts";

const seen = (hash: string, broken: readonly string[] = []) => ({
  packs: [
    { id: "mine", hash },
    { id: "other", hash: "same" },
  ],
  problems: broken.map((packId) => ({ packId })),
});

it("names the packs whose contents became others, and goes on to name them", () => {
  const changed = changedPacks([], seen("one"), seen("two"));
  expect(changed).toEqual(["mine"]);
  expect(changedPacks(changed, seen("two"), seen("two"))).toEqual(["mine"]);
  expect(changedPacks(changed, seen("two"), seen("three"))).toEqual(["mine"]);
});

it("is silent on a pack from the moment that one of its files is broken, also when it is whole again as it was", () => {
  const broken = changedPacks(["mine", "other"], seen("two"), seen("two", ["mine"]));
  expect(broken).toEqual(["other"]);
  expect(changedPacks(broken, seen("two", ["mine"]), seen("two"))).toEqual(["other"]);
});

it("says nothing of a pack that was not there before", () => {
  expect(changedPacks([], { packs: [], problems: [] }, seen("one"))).toEqual([]);
});
