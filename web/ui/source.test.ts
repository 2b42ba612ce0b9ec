import { describe, expect, it, vi } from "vitest";
import { createSource, firstValue } from "./source.ts";

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("createSource", () => {
  it("loads when first subscribed to, not before", async () => {
    const load = vi.fn(async () => 1);
    const source = createSource(load);
    expect(load).not.toHaveBeenCalled();
    source.subscribe(() => {});
    await nextTurn();
    expect(source.getSnapshot()).toBe(1);
  });

  it("drops a load that a later one has overtaken", async () => {
    const answers: ((value: string) => void)[] = [];
    const source = createSource(() => new Promise<string>((resolve) => answers.push(resolve)));
    source.subscribe(() => {});
    source.refresh();
    answers[1]?.("new");
    await nextTurn();
    answers[0]?.("old");
    await nextTurn();
    expect(source.getSnapshot()).toBe("new");
  });

  it("stops watching with its last subscriber", () => {
    const unwatch = vi.fn();
    const source = createSource(
      async () => 1,
      () => unwatch,
    );
    const one = source.subscribe(() => {});
    const two = source.subscribe(() => {});
    one();
    expect(unwatch).not.toHaveBeenCalled();
    two();
    expect(unwatch).toHaveBeenCalledOnce();
  });
});

describe("firstValue", () => {
  it("waits for the first load, and gives what is there at once after it", async () => {
    let answer = (_value: string) => {};
    const source = createSource(() => new Promise<string>((resolve) => (answer = resolve)));
    const waited = firstValue(source);
    answer("loaded");
    expect(await waited).toBe("loaded");
    expect(await firstValue(source)).toBe("loaded");
  });
});
