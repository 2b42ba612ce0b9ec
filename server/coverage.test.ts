import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { realPack } from "./testing/real-pack.ts";

const root = new URL("../", import.meta.url);
const table = await readFile(new URL("docs/coverage.md", root), "utf8");

interface Row {
  readonly source: string;
  readonly file: string;
  readonly ids: readonly string[];
}

const rowsOf = (markdown: string): Row[] =>
  markdown
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => cells.length === 5 && cells[1] !== "source" && !/^-+$/u.test(cells[1] ?? ""))
    .map(([, source = "", file = "", ids = ""]) => ({
      source,
      file,
      ids: ids.split(",").map((id) => id.trim()),
    }));

/** Ids are letters, digits and hyphens. In YAML an id stands as `id: X` or is itself a key; elsewhere it is a word of its own. */
function holds(file: string, text: string, id: string): boolean {
  if (file.endsWith(".yaml")) return new RegExp(String.raw`(?:\bid: ${id}(?=[,\s])|^\s+${id}:)`, "mu").test(text);
  return new RegExp(String.raw`(?<![\w-])${id}(?![\w-])`, "u").test(text);
}

/** What of a row is not there: the file, or ids that do not stand in it. */
async function missingOf({ source, file, ids }: Row): Promise<string[]> {
  const text = await readFile(new URL(file, root), "utf8").catch(() => undefined);
  if (text === undefined) return [`${source}: there is no file ${file}`];
  return ids.filter((id) => !holds(file, text, id)).map((id) => `${source}: no ${id} in ${file}`);
}

const rows = rowsOf(table);

describe("the table of what became of the source", () => {
  it("names only files and ids that there are", async () => {
    expect(rows.length).toBeGreaterThan(60);
    expect((await Promise.all(rows.map(missingOf))).flat()).toEqual([]);
  });

  it("notices a file or an id that is gone", async () => {
    const file = "rubrics/data-platform-leadership/questions.yaml";
    const gone = [
      { source: "a file", file: "rubrics/data-platform-leadership/gone.yaml", ids: ["opener"] },
      { source: "an id", file, ids: ["ingestion-10x", "ingestion-1000x", "ingestion"] },
    ];
    expect((await Promise.all(gone.map(missingOf))).flat()).toEqual([
      "a file: there is no file rubrics/data-platform-leadership/gone.yaml",
      `an id: no ingestion-1000x in ${file}`,
      `an id: no ingestion in ${file}`,
    ]);
  });

  it("leaves out no question, checklist, lens, flag or format of the pack", async () => {
    const { pack } = await realPack();
    const named = new Set(rows.flatMap(({ ids }) => ids));
    const parts = [pack.questions, pack.checklists ?? [], pack.lenses ?? [], pack.redFlags, pack.axes].flat();
    expect(parts.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });
});
