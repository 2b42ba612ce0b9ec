import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { type Browser, type Page, chromium, expect } from "@playwright/test";
import {
  answer,
  answerBox,
  answerToTheEnd,
  reportLink,
  solidAnswer,
  startLoop,
  startOneQuestion,
} from "../e2e/steps.ts";
import { chromiumArguments, chromiumMissing, findChromium } from "./chromium.ts";
import { isPageFresh, root } from "./page-stamp.ts";
import { type RunningApp, runApp } from "./run-app.ts";
import { run } from "./run.ts";

/** A screen, and how to get there from the first one. `visit` starts on the open page with an empty browser. */
interface Screen {
  readonly name: string;
  readonly visit: (page: Page, app: RunningApp) => Promise<void>;
}

const screen = (name: string, visit: Screen["visit"]): Screen => ({ name, visit });

/** Every screen of the page, in the order in which a person meets them. */
const screens: readonly Screen[] = [
  screen("first", async (page) => {
    await expect(page.getByRole("button", { name: "Answer one question now" })).toBeEnabled();
  }),
  screen("without-key", async (page, app) => {
    await page.evaluate(() => localStorage.clear());
    await page.goto(`${app.origin}/`);
    await expect(page.getByText("npm start").first()).toBeVisible();
  }),
  screen("set-up", async (page) => {
    await page.getByRole("link", { name: "Set up an interview" }).click();
    await expect(page.getByRole("button", { name: /^Start / })).toBeEnabled();
  }),
  screen("question", async (page) => startOneQuestion(page)),
  screen("answering", async (page) => {
    await startLoop(page);
    await answer(page, solidAnswer(0));
    await answerBox(page).fill(solidAnswer(1).slice(0, 240));
  }),
  screen("paused", async (page) => {
    await startOneQuestion(page);
    await page.getByRole("button", { name: "Pause" }).click();
  }),
  screen("end-dialog", async (page) => {
    await startOneQuestion(page);
    await page.getByRole("button", { name: "End interview" }).click();
  }),
  screen("over", async (page) => {
    await startOneQuestion(page);
    await answerToTheEnd(page, solidAnswer);
  }),
  screen("report", async (page) => {
    await finishOne(page);
  }),
  screen("sample", async (page) => {
    await page.getByRole("link", { name: "See a sample report" }).click();
    await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
  }),
  screen("first-again", async (page) => {
    await finishOne(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await startOneQuestion(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await expect(page.getByRole("link", { name: "Continue where you left" })).toBeVisible();
  }),
  screen("history", async (page) => {
    await finishOne(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await startOneQuestion(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await page.getByRole("link", { name: "History" }).click();
    await expect(page.getByRole("button", { name: /^Delete / })).toHaveCount(2);
  }),
  screen("deleted", async (page) => {
    await finishOne(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await page.getByRole("link", { name: "History" }).click();
    await page.getByRole("button", { name: /^Delete / }).click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  }),
  screen("not-found", async (page, app) => {
    await page.goto(`${app.origin}/no-such-screen`);
    await expect(page.getByRole("heading", { name: "There is nothing at this address." })).toBeVisible();
  }),
];

async function finishOne(page: Page): Promise<void> {
  await startOneQuestion(page);
  await answerToTheEnd(page, solidAnswer);
  await reportLink(page).click();
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
}

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

const app = await runApp();
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  for (const one of chosen) for (const width of widths) await shoot(browser, one, width);
} finally {
  await browser.close();
  await app.dispose();
}

/** One visit serves both themes: the page follows the system's. */
async function shoot(withBrowser: Browser, one: Screen, width: number): Promise<void> {
  const context = await withBrowser.newContext({
    viewport: { width, height: width < 600 ? 844 : 800 },
    deviceScaleFactor: width < 600 ? 2 : 1,
    hasTouch: width < 600,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(app.link);
  try {
    await one.visit(page, app);
  } catch (error) {
    process.stderr.write(`${one.name} at ${width} was not reached: ${String(error)}\n`);
    process.exitCode = 1;
  }
  await page.evaluate(() => document.fonts.ready);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${one.name}-${width}-${colorScheme}.png`), fullPage: true });
  }
  process.stdout.write(`${one.name} ${width}\n`);
  await context.close();
}
