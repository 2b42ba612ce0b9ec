import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import * as z from "zod/mini";
import { chromiumArguments, findChromium } from "../scripts/chromium.ts";
import { root } from "../scripts/page-stamp.ts";
import { runApp } from "../scripts/run-app.ts";
import { type Figure, median } from "./figures.ts";

const score = z.object({ score: z.nullable(z.number()) });
const LighthouseReport = z.object({ categories: z.object({ performance: score, accessibility: score }) });

const runs = 3;

/** Lighthouse on the first screen, as a slow phone sees it (median of three runs). `null` without a Chromium. */
export async function measureLighthouse(): Promise<readonly Figure[] | null> {
  const chromium = findChromium(false);
  if (chromium === null) return null;
  const app = await runApp();
  try {
    const scores = Array.from({ length: runs }, () => runLighthouse(chromium, app.link));
    const name = "Lighthouse (mobile), first screen";
    const performance = median(scores.map((one) => one.performance));
    const accessibility = Math.min(...scores.map((one) => one.accessibility));
    return [
      { name: `${name}: performance`, value: performance, unit: "points", goal: { atLeast: 95 } },
      { name: `${name}: accessibility`, value: accessibility, unit: "points", goal: { atLeast: 100 } },
    ];
  } finally {
    await app.dispose();
  }
}

function runLighthouse(
  chromium: string,
  link: string,
): { readonly performance: number; readonly accessibility: number } {
  const folder = join(root, "node_modules", ".cache", "lighthouse");
  const output = join(folder, "report.json");
  mkdirSync(folder, { recursive: true });
  rmSync(output, { force: true });
  const flags = ["--headless=new", ...chromiumArguments].join(" ");
  const options = ["--quiet", "--output=json", `--output-path=${output}`, `--chrome-flags=${flags}`];
  const done = spawnSync("lighthouse", [link, ...options, "--only-categories=performance,accessibility"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, CHROME_PATH: chromium },
  });
  if (!existsSync(output)) throw new Error(`Lighthouse wrote no report: ${String(done.stderr)}`);
  const { performance, accessibility } = LighthouseReport.parse(JSON.parse(readFileSync(output, "utf8"))).categories;
  return { performance: points(performance), accessibility: points(accessibility) };
}

const points = ({ score: part }: z.infer<typeof score>): number => (part === null ? Number.NaN : part * 100);
