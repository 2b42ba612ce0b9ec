import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { packSchemas } from "./pack-schemas.ts";

const rubrics = fileURLToPath(new URL("../rubrics/", import.meta.url));

it.each([...packSchemas()])("rubrics/schema/%s says what the parser takes", async (name, text) => {
  const kept = await readFile(`${rubrics}schema/${name}`, "utf8").catch(() => "");
  expect(
    kept === text,
    `rubrics/schema/${name} is out of date: run \`npm run schemas\` and commit what it writes`,
  ).toBe(true);
});
