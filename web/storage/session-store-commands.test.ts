import * as fc from "fast-check";
import { expect, it } from "vitest";
import { TestFactory } from "../testing/browser-database.ts";
import { steps } from "../testing/store-commands.ts";
import { createTestStorage } from "../testing/storage.ts";
import { openTestStore } from "../testing/stores.ts";

it("is what a plain model says, in two tabs, whatever happens in whatever order", async () => {
  const checked = fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 30 }), async (commands) => {
      const factory = new TestFactory();
      const storage = createTestStorage();
      const open = async () => (await openTestStore({ factory, storage })).store;
      const tabs = [await open(), await open()];
      const cutConnections = () => factory.cutConnections();
      await fc.asyncModelRun(
        () => ({ model: { sessions: new Map() }, real: { tabs, open, cutConnections } }),
        commands,
      );
      for (const tab of tabs) tab.close();
    }),
    { numRuns: 200 },
  );
  await expect(checked).resolves.toBeUndefined();
}, 60_000);
