import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import * as z from "zod/mini";
import { chromiumArguments, findChromium } from "../scripts/chromium.ts";
import { root } from "../scripts/page-stamp.ts";
import { runApp } from "../scripts/run-app.ts";
import type { Figure } from "./figures.ts";

const score = z.object({ score: z.nullable(z.number()) });
const LighthouseReport = z.object({ categories: z.object({ performance: score, accessibility: score }) });

/** Lighthouse on the first screen, as a slow phone sees it. `null` without a Chromium. */
export async function measureLighthouse(): Promise<readonly Figure[] | null> {
  const chromium = findChromium(false);
  if (chromium === null) return null;
  const folder = join(root, "node_modules", ".cache", "lighthouse");
  const output = join(folder, "report.json");
  mkdirSync(folder, { recursive: true });
  const app = await runApp();
  try {
    const flags = ["--headless=new", ...chromiumArguments].join(" ");
    const options = ["--quiet", "--output=json", `--output-path=${output}`, `--chrome-flags=${flags}`];
    const only = "--only-categories=performance,accessibility";
    spawnSync("lighthouse", [app.link, ...options, only], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, CHROME_PATH: chromium },
    });
    if (!existsSync(output)) throw new Error("Lighthouse wrote no report");
    const { performance, accessibility } = LighthouseReport.parse(JSON.parse(readFileSync(output, "utf8"))).categories;
    return [
      {
        name: "Lighthouse (mobile), first screen: performance",
        value: points(performance),
        unit: "points",
        goal: { atLeast: 95 },
      },
      {
        name: "Lighthouse (mobile), first screen: accessibility",
        value: points(accessibility),
        unit: "points",
        goal: { atLeast: 100 },
      },
    ];
  } finally {
    await app.dispose();
  }
}

const points = ({ score: part }: z.infer<typeof score>): number => (part === null ? Number.NaN : part * 100);
