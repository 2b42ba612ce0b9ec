import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { root } from "../scripts/page-stamp.ts";
import { expect, test } from "./fixtures.ts";

const answers = ["by six in the morning", "five minutes at the consumer", "one wrong price an hour"];
const prompts = ["Batch", "Stream", "Breach"];

const head = "---\nid: promises\ntitle: Promises\nsummary: What a dataset promises.\norder: 0\n---\n";
const fileOf = (items: readonly string[]): string =>
  [head, "## Freshness", "", "Say how late is late.", "", ...items].join("\n");
const itemLines = prompts.map((prompt, index) => `- **${prompt}**: ${answers[index]}`);

let write: (text: string) => void;

/** A pack of the person's own, in the data folder, with one page of three items before all others. */
test.beforeEach(async ({ page, app }) => {
  const pack = join(app.home, "rubrics", "data-platform-leadership");
  cpSync(join(root, "rubrics", "data-platform-leadership"), pack, { recursive: true });
  mkdirSync(join(pack, "reference"), { recursive: true });
  write = (text) => writeFileSync(join(pack, "reference", "promises.md"), text);
  write(fileOf(itemLines));
  await page.goto(app.link);
  await page.getByRole("link", { name: "Prepare" }).click();
  await expect(page.getByRole("link", { name: "Promises", exact: true })).toBeVisible();
});

const prompt = (page: Page) => page.getByRole("heading", { level: 1 });
const showButton = (page: Page) => page.getByRole("button", { name: "Show the answer" });

/** Shows the answer and judges it, by keys alone; gives the prompt. */
async function judgeByKeys(page: Page, show: "Space" | "Enter", key: string): Promise<string> {
  await expect(showButton(page)).toBeFocused();
  const text = (await prompt(page).textContent()) ?? "";
  const place = await page.getByText(/^\d of 3$/).textContent();
  await page.keyboard.press(show);
  await expect(page.getByText(answers[prompts.indexOf(text)] ?? "no such prompt")).toBeVisible();
  await page.keyboard.press(key);
  await expect(page.getByText(place ?? "", { exact: true })).toBeHidden();
  return text;
}

async function rehearseByKeys(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Rehearse Promises" }).focus();
  await page.keyboard.press("Enter");
}

test("a page is read: sections, prompts and answers", async ({ page }) => {
  await expect(page.getByText("3 items, not rehearsed yet")).toBeVisible();
  await page.getByRole("link", { name: "Promises", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Freshness" })).toBeVisible();
  for (const text of [...prompts, ...answers]) await expect(page.getByText(text, { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "All pages" }).click();
  await expect(prompt(page)).toHaveText("Prepare");
});

test("a rehearsal by keyboard alone: what was missed comes back first, now and next time", async ({ page }) => {
  await rehearseByKeys(page);
  for (const answer of answers) await expect(page.getByText(answer)).toHaveCount(0);
  await judgeByKeys(page, "Space", "1");
  const missed = await judgeByKeys(page, "Enter", "2");
  await judgeByKeys(page, "Space", "j");
  await expect(prompt(page)).toHaveText("You knew 2 of 3.");
  await expect(prompt(page)).toBeFocused();
  await expect(page.getByRole("term")).toHaveText([missed]);

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await judgeByKeys(page, "Space", "k")).toBe(missed);
  await judgeByKeys(page, "Space", "1");
  await judgeByKeys(page, "Space", "1");
  await page.getByRole("link", { name: "All pages" }).click();
  await expect(page.getByText("3 items, 2 known last time")).toBeVisible();
  await rehearseByKeys(page);
  await expect(prompt(page)).toHaveText(missed);
});

test("the same key again, or one held down, judges nothing", async ({ page }) => {
  await rehearseByKeys(page);
  await expect(showButton(page)).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 of 3")).toBeVisible();
  await page.keyboard.down("1");
  await page.keyboard.down("1");
  await expect(page.getByText("2 of 3")).toBeVisible();
  await expect(showButton(page)).toBeFocused();
});

test("a reload in the middle goes on with the same item", async ({ page }) => {
  await rehearseByKeys(page);
  const first = await judgeByKeys(page, "Space", "2");
  const second = (await prompt(page).textContent()) ?? "";
  await page.reload();
  await expect(page.getByText("2 of 3")).toBeVisible();
  await expect(prompt(page)).toHaveText(second);
  await judgeByKeys(page, "Space", "1");
  await judgeByKeys(page, "Space", "1");
  await expect(page.getByRole("term")).toHaveText([first]);
});

test("a round that was left can be started over, with what was missed in front", async ({ page }) => {
  await rehearseByKeys(page);
  const missed = await judgeByKeys(page, "Space", "2");
  await page.getByRole("link", { name: "Promises" }).click();
  await page.getByRole("link", { name: "Rehearse" }).click();
  await expect(page.getByText("2 of 3")).toBeVisible();
  await page.getByRole("button", { name: "Start over" }).click();
  expect(await judgeByKeys(page, "Space", "1")).toBe(missed);
});

test("a rehearsal goes on while the server is away", async ({ page, app, problems }) => {
  problems.allow(/ERR_CONNECTION_REFUSED|Failed to load resource/);
  await rehearseByKeys(page);
  await judgeByKeys(page, "Space", "1");
  await app.stop();
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await judgeByKeys(page, "Space", "1");
  await judgeByKeys(page, "Space", "1");
  await expect(prompt(page)).toHaveText("You knew 3 of 3.");
});

test("on paper a page has all its answers and nothing to press", async ({ page }) => {
  await page.getByRole("link", { name: "Promises", exact: true }).click();
  await expect(prompt(page)).toHaveText("Promises");
  await page.emulateMedia({ media: "print" });
  for (const text of [...prompts, ...answers]) await expect(page.getByText(text, { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Rehearse" })).toBeHidden();
  await expect(page.getByRole("navigation")).toHaveCount(0);
});

test("a page is there as it was saved, and one that broke says where while the good one stays", async ({ page }) => {
  const lookAgain = () => page.evaluate(() => dispatchEvent(new Event("focus")));
  write(fileOf([...itemLines, "- **Added**: while you looked on"]));
  await lookAgain();
  await expect(page.getByText("4 items, not rehearsed yet")).toBeVisible();
  write(fileOf(["- no prompt"]));
  await lookAgain();
  await expect(page.getByText(/promises\.md, line 12, column 1:/)).toBeVisible();
  await expect(page.getByText("4 items, not rehearsed yet")).toBeVisible();
  write(fileOf(itemLines));
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByText(/promises\.md/)).toBeHidden();
});

test("on a phone the buttons are in reach of the thumb and nothing scrolls sideways @phone", async ({ page }) => {
  await page.getByRole("link", { name: "Rehearse Promises" }).tap();
  await expect(showButton(page)).toBeInViewport();
  await showButton(page).tap();
  const knew = page.getByRole("button", { name: "I knew it" });
  const box = await knew.boundingBox();
  expect(box?.y).toBeGreaterThan(844 * 0.6);
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await expect(page.getByText("1 or J")).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await knew.tap();
  await expect(page.getByText("2 of 3")).toBeVisible();
});

test("a page that is edited while one reads it shows the new words at once, and a broken one says so", async ({
  page,
}) => {
  await page.getByRole("link", { name: "Promises", exact: true }).click();
  await expect(page.getByText(answers[0] ?? "")).toBeVisible();
  write(fileOf(["- **Batch**: by five already"]));
  await expect(page.getByText("by five already")).toBeVisible({ timeout: 2_000 });
  write("no page at all");
  const told = page.getByText("A page could not be read as it was saved");
  await expect(told).toBeVisible({ timeout: 2_000 });
  await expect(page.getByText("by five already")).toBeVisible();
  await page.getByRole("link", { name: "Prepare" }).click();
  await expect(told).toBeVisible();
});
