import { expect, it } from "vitest";
import { TestFactory } from "../testing/browser-database.ts";
import { createDatabase } from "./database.ts";

it("does not hold on to a connection that came too late", async () => {
  const factory = new TestFactory();
  const database = createDatabase({
    name: "late",
    factory,
    openTimeoutMs: 3_000,
    onReopen: () => {},
    after(_delayMs, run) {
      run();
      return () => {};
    },
  });
  await expect(database.open()).rejects.toThrow("3000 ms");
  const deleted = new Promise<string>((resolve) => {
    const request = factory.deleteDatabase("late");
    for (const outcome of ["success", "blocked"]) request.addEventListener(outcome, () => resolve(outcome));
  });
  expect(await deleted).toBe("success");
});
