import { describe, expect, it } from "vitest";
import { createTestStorage } from "../testing/storage.ts";
import { createNamesOut } from "./names-out.ts";

const acme = { name: "Acme", as: "[employer]" };

describe("names that stay out", () => {
  it("are there again when the page is opened anew", () => {
    const storage = createTestStorage();
    expect(createNamesOut(storage).replace([acme])).toBe(true);
    expect(createNamesOut(storage).getSnapshot()).toEqual([acme]);
  });

  it("hold while the page is open, also when the browser refuses to keep them", () => {
    const names = createNamesOut({
      ...createTestStorage(),
      setItem() {
        throw new Error("refused");
      },
    });
    expect(names.replace([acme])).toBe(false);
    expect(names.getSnapshot()).toEqual([acme]);
  });

  it("follow what another tab changed", () => {
    const storage = createTestStorage();
    let changed = () => {};
    const names = createNamesOut(storage, (run) => (changed = run));
    const seen: number[] = [];
    names.subscribe(() => seen.push(names.getSnapshot().length));
    createNamesOut(storage).replace([acme]);
    changed();
    expect(seen).toEqual([1]);
  });

  it("count as none when they cannot be read", () => {
    const storage = createTestStorage();
    storage.setItem("hotseat:names-out", "{");
    expect(createNamesOut(storage).getSnapshot()).toEqual([]);
  });
});
