import { expect, it } from "vitest";
import { err, ok, type Result } from "#core/result.ts";
import { keepLastGood } from "./last-good.ts";

it("gives the newest good value, and a failure only before there is one", async () => {
  const answers: Result<number, string>[] = [err("away"), ok(1), err("away"), ok(2), err("away")];
  const load = keepLastGood(async () => answers.shift() ?? err("none left"));
  const seen = [await load(), await load(), await load(), await load(), await load()];
  expect(seen).toEqual([err("away"), ok(1), ok(1), ok(2), ok(2)]);
});
