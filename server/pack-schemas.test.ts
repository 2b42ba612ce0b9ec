import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { packFiles } from "#core/setup/pack.ts";
import { packSchemas } from "./pack-schemas.ts";

const rubrics = fileURLToPath(new URL("../rubrics/", import.meta.url));

it.each([...packSchemas()])("rubrics/schema/%s says what the parser takes", async (name, text) => {
  const kept = await readFile(`${rubrics}schema/${name}`, "utf8").catch(() => "");
  expect(
    kept === text,
    `rubrics/schema/${name} is out of date: run \`npm run schemas\` and commit what it writes`,
  ).toBe(true);
});

it("is named at the head of every file of the packs that ship", async () => {
  for (const pack of await readdir(rubrics, { withFileTypes: true })) {
    if (!pack.isDirectory() || pack.name === "schema") continue;
    for (const file of Object.keys(packFiles)) {
      const text = await readFile(`${rubrics}${pack.name}/${file}`, "utf8").catch(() => null);
      if (text === null) continue;
      const wanted = `# yaml-language-server: $schema=../schema/${file.replace(/yaml$/, "json")}`;
      expect(text.split("\n")[0], `${pack.name}/${file}`).toBe(wanted);
    }
  }
});
