import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tinyPack } from "../core/testing/tiny-pack.ts";
import { createPackStore } from "../server/packs.ts";
import { hostileFiles } from "../server/testing/hostile-packs.ts";
import { writePack } from "../server/testing/pack-files.ts";
import { type Figure, median } from "./figures.ts";

const rounds = 5;

/** How long the server is held up by the worst file that is made to harm it, beside a file that is merely wrong. */
export async function measureHostilePacks(): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), "hotseat-bench-"));
  const rubricsFolder = join(root, "rubrics");
  await writePack(rubricsFolder, tinyPack());
  const store = createPackStore({ rubricsFolder, dataFolder: join(root, "data"), log: () => undefined });
  const timeOf = async (file: string, content: string): Promise<number> => {
    await writePack(rubricsFolder, tinyPack());
    await store.current();
    writeFileSync(join(rubricsFolder, "tiny", file), content);
    const startedAt = performance.now();
    await store.current();
    return performance.now() - startedAt;
  };
  const usual = async (file: string, content: string): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await timeOf(file, content));
    return median(times);
  };
  const floor = await usual("lexicon.yaml", "tools: 1\n");
  const measured: { name: string; ms: number }[] = [];
  for (const { name, file, content } of hostileFiles) measured.push({ name, ms: await usual(file, content) });
  rmSync(root, { recursive: true, force: true });
  const worst = measured.reduce((one, other) => (other.ms > one.ms ? other : one));
  return [
    {
      name: `hostile pack, worst of ${measured.length} (${worst.name})`,
      value: worst.ms,
      unit: "ms",
      floor: { name: "a wrong file", value: floor },
      goal: { atMost: 50 },
    },
  ];
}
