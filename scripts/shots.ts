import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { type Browser, chromium } from "@playwright/test";
import { type Screen, screens } from "../e2e/screens.ts";
import { chromiumArguments, chromiumMissing, findChromium } from "./chromium.ts";
import { isPageFresh, root } from "./page-stamp.ts";
import { type RunningApp, runApp } from "./run-app.ts";
import { run } from "./run.ts";

const widths = [390, 1280] as const;
const themes = ["light", "dark"] as const;
const folder = join(root, "shots");

/** npm run shots [-- NAME …]: writes shots/NAME-WIDTH-THEME.png of all screens, or of those named. */
const wanted = process.argv.slice(2);
const chosen = screens.filter((one) => wanted.length === 0 || wanted.includes(one.name));
const executablePath = findChromium(false);
if (executablePath === null) {
  process.stderr.write(`${chromiumMissing}\n`);
  process.exit(1);
}
if (!isPageFresh() && (await run("scripts/build.ts", [])) !== 0) process.exit(1);
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  for (const one of chosen) for (const width of widths) await withApp((app) => shoot(browser, app, one, width));
} finally {
  await browser.close();
}

/** Each visit has a data folder of its own, so that no screen shows what another one left. */
async function withApp(run: (app: RunningApp) => Promise<void>): Promise<void> {
  const app = await runApp();
  try {
    await run(app);
  } finally {
    await app.dispose();
  }
}

/** One visit serves both themes: the page follows the system's. */
async function shoot(withBrowser: Browser, app: RunningApp, one: Screen, width: number): Promise<void> {
  const context = await withBrowser.newContext({
    viewport: { width, height: width < 600 ? 844 : 800 },
    deviceScaleFactor: width < 600 ? 2 : 1,
    hasTouch: width < 600,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(app.link);
  let leave = async () => {};
  try {
    leave = (await one.visit(page, app)) ?? leave;
  } catch (error) {
    process.stderr.write(`${one.name} at ${width} was not reached: ${String(error)}\n`);
    process.exitCode = 1;
  }
  await page.evaluate(() => document.fonts.ready);
  // What stands fixed is painted where the page was scrolled to.
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${one.name}-${width}-${colorScheme}.png`), fullPage: true });
  }
  process.stdout.write(`${one.name} ${width}\n`);
  await context.close();
  await leave();
}
