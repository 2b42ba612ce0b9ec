import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { answerToTheEnd, openReport, solidAnswer, waitForMyTurn } from "./steps.ts";

const openStories = async (page: Page) => {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Stories" }).click();
  await expect(page.getByRole("heading", { name: "Your stories" })).toBeVisible();
};
const begin = async (page: Page) => {
  await openStories(page);
  await page.getByRole("button", { name: "Begin with Cost reduction" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Cost reduction");
};
const field = (page: Page, name: string) => page.getByRole("textbox", { name });
const open = (page: Page, name: string) => page.getByRole("list", { name: `Still open in ${name}` });
const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(`^${name}`) });

const situation = "In 2024 our platform took 40,000 events a second for 30 teams, and nobody could tell what it cost.";
const result = "The bill fell from 90,000 to 60,000 dollars a month, and we hired 2 engineers for it.";

test("places that wait go as they are filled, and the demands come with the words", async ({ page, app }) => {
  await page.goto(app.link);
  await begin(page);
  const waiting = await open(page, "Situation").getByRole("button").count();
  expect(waiting).toBeGreaterThan(2);
  await open(page, "Situation").getByRole("button").first().click();
  await page.keyboard.insertText("a nightly reload");
  await expect(open(page, "Situation").getByRole("button")).toHaveCount(waiting - 1);
  await expect(page.getByText(/^It still lacks scale/)).toBeVisible();

  await field(page, "Situation").fill(situation);
  await expect(open(page, "Situation")).toHaveCount(0);
  await expect(page.getByRole("blockquote").filter({ hasText: "40,000 events a second" }).first()).toBeVisible();

  await page.reload();
  await expect(field(page, "Situation")).toHaveValue(situation);
  await field(page, "Result").fill(result);
  await expect(page.getByRole("blockquote").filter({ hasText: "60,000 dollars" }).first()).toBeVisible();
  await openStories(page);
  const cells = row(page, "Cost reduction").getByRole("cell");
  await expect(cells.nth(0)).toContainText("shown");
  await expect(cells.nth(1)).toContainText("shown");
  await expect(cells.nth(2)).toContainText("missing");
});

test("words typed a moment before the page is left are kept, and copied to disk", async ({ page, app }) => {
  await page.goto(app.link);
  await begin(page);
  await field(page, "Task").fill("I owned the budget of 12 teams.");
  await page.reload();
  await expect(field(page, "Task")).toHaveValue("I owned the budget of 12 teams.");
  const file = join(app.home, "stories.jsonl");
  await expect.poll(() => readFile(file, "utf8").catch(() => "")).toContain("I owned the budget of 12 teams.");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("a browser without stories gets them back from the copy", async ({ page, app, browser, problems }) => {
  await page.goto(app.link);
  await begin(page);
  await expect(page.getByText("The copy on disk is complete.")).toBeVisible();
  const context = await browser.newContext();
  problems.watch(context);
  const other = await context.newPage();
  await other.goto(app.link);
  await openStories(other);
  await other.getByRole("button", { name: "Restore 1 story" }).click();
  await expect(row(other, "Cost reduction")).toBeVisible();
  await context.close();
});

test("deletes with undo, in the list and on the worksheet", async ({ page, app }) => {
  await page.goto(app.link);
  await begin(page);
  await page.getByRole("button", { name: "Delete this story" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible();
  await openStories(page);
  await page.getByRole("button", { name: "Delete Cost reduction" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await expect(row(page, "Cost reduction")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(row(page, "Cost reduction")).toBeVisible();
});

test("goes on while the server is away, with the marks from before", async ({ page, app, problems }) => {
  problems.allow(/ERR_CONNECTION_REFUSED|Failed to load resource/);
  await page.goto(app.link);
  await begin(page);
  await field(page, "Situation").fill(situation);
  const quote = page.getByRole("blockquote").filter({ hasText: "40,000 events a second" }).first();
  await expect(quote).toBeVisible();
  await app.stop();
  await field(page, "Task").fill("I owned the budget of 12 teams.");
  await expect(page.getByText("the marks are those from before")).toBeVisible();
  await expect(quote).toBeVisible();
  await expect(page.getByText("Everything is kept.")).toBeVisible();
  await app.restart();
});

test("shows the stories and takes words also while no pack can be used", async ({ page, app, problems }) => {
  problems.allow(/Failed to load resource|ERR_FAILED/);
  await page.goto(app.link);
  await begin(page);
  await field(page, "Task").fill("I owned the budget of 12 teams.");
  await page.route("**/api/setup", (route) => route.abort());
  await page.reload();
  await field(page, "Task").fill("I owned the budget of 14 teams.");
  await expect(page.getByText("Everything is kept.")).toBeVisible();
  await expect(page.getByText("No pack with an interview on a story is known just now.")).toBeVisible();
  await openStories(page);
  await expect(row(page, "Cost reduction")).toBeVisible();
});

test("lets the person choose when two tabs changed the same story", async ({ page, app, context }) => {
  await page.goto(app.link);
  await begin(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await field(other, "Title").fill("Of the other tab");
  await expect(other.getByText("Everything is kept.")).toBeVisible();
  await field(page, "Title").fill("Of this tab");
  await page.getByRole("button", { name: "Keep the words of this tab" }).click();
  await expect(page.getByText("Everything is kept.")).toBeVisible();
  await field(other, "Title").fill("Of the other tab, later");
  await other.getByRole("button", { name: "Take those of the other tab" }).click();
  await expect(field(other, "Title")).toHaveValue("Of this tab");
});

test("asks for a title, then interviews on that story up to the report", async ({ page, app }) => {
  await page.goto(app.link);
  await begin(page);
  const start = page.getByRole("button", { name: "Interview me on this one" });
  await field(page, "Title").fill("");
  await expect(start).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText("Give the story a title first")).toBeVisible();
  await field(page, "Title").fill("The bill nobody owned");
  await start.click();
  await waitForMyTurn(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The bill nobody owned");
  await answerToTheEnd(page, solidAnswer);
  await openReport(page);
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
  await openStories(page);
  await page.getByRole("link", { name: "The bill nobody owned" }).click();
  const done = page.getByRole("region", { name: "Interviews on it" });
  await done.getByRole("link", { name: "The bill nobody owned" }).click();
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
});

test("is built by thumb on a phone @phone", async ({ page, app }) => {
  await page.goto(app.link);
  await openStories(page);
  await page.getByRole("button", { name: "Begin with a blank worksheet" }).tap();
  await expect(page.getByText("Give the story a title first")).toBeVisible();
  await field(page, "Title").fill("A night in March");
  await open(page, "Task").getByRole("button").first().tap();
  await page.keyboard.insertText("the feed of prices");
  await expect(field(page, "Task")).toHaveValue(/^I owned the feed of prices, and/);
  await openStories(page);
  await expect(row(page, "A night in March")).toContainText("missing");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
