import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures.ts";
import { openPlayedReport } from "./played.ts";
import { answerToTheEnd, reportLink, solidAnswer, startOneQuestion } from "./steps.ts";

const rateFirst = (page: Page) => page.getByRole("heading", { name: "First, how would you rate yourself?" });
const axes = (page: Page) => page.getByRole("heading", { name: "The five axes" });
const scaleCard = (page: Page) => page.getByRole("article", { name: "Scale", exact: true });

/** Stands before the report of an interview that was just held. */
async function playToTheReport(page: Page): Promise<void> {
  await startOneQuestion(page);
  await answerToTheEnd(page, solidAnswer);
  await reportLink(page).click();
  await expect(rateFirst(page)).toBeVisible();
}

test("she rates herself before the report opens, and the gap stands beside the levels", async ({ page, app }) => {
  await page.goto(app.link);
  await playToTheReport(page);
  await expect(axes(page)).toBeHidden();
  await expectNoAxeViolations(page);
  const scale = page.getByRole("group", { name: /^S?\s*Scale/ });
  await scale.getByRole("radio").last().focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "See the report" }).click();
  await expect(axes(page)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(scaleCard(page)).toContainText(/You gave yourself 4 of 4/);
  await page.reload();
  await expect(axes(page)).toBeVisible();
  await expect(scaleCard(page)).toContainText(/You gave yourself 4 of 4/);
});

test("the rating can be skipped, and is not asked for again", async ({ page, app }) => {
  await page.goto(app.link);
  await playToTheReport(page);
  await page.getByRole("button", { name: "Skip", exact: true }).click();
  await expect(axes(page)).toBeVisible();
  await page.reload();
  await expect(axes(page)).toBeVisible();
  await expect(page.getByText("You gave yourself")).toHaveCount(0);
});

test("her own level stands beside the grader's, can be undone, and reaches another tab and the copy", async ({
  page,
  app,
}) => {
  await page.goto(app.link);
  await openPlayedReport(page, app);
  const decision = await page.getByRole("heading", { level: 1 }).textContent();
  const level = await scaleCard(page).locator(".axis-card-level").textContent();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await scaleCard(page).getByRole("button", { name: "Set your own level for Scale" }).click();
  await page.getByRole("radio", { name: /^1/ }).check();
  await page.getByRole("textbox", { name: "Why (if you like)" }).fill("I named no limit.");
  await page.getByRole("button", { name: "Keep my level" }).click();
  for (const tab of [page, other]) {
    await expect(scaleCard(tab)).toContainText("Your level: 1 of 4. I named no limit.");
    await expect(scaleCard(tab).locator(".axis-card-level")).toHaveText(level ?? "");
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText(decision ?? "");
  }
  await expectNoAxeViolations(page);
  await other.close();
  const copy = () => readFileSync(join(app.home, "sessions", "finished.jsonl"), "utf8");
  await expect.poll(copy).toContain("I named no limit.");
  await page.reload();
  await expect(scaleCard(page)).toContainText("Your level: 1 of 4.");
  await scaleCard(page).getByRole("button", { name: "Undo" }).click();
  await expect(scaleCard(page)).not.toContainText("Your level");
  await expect(scaleCard(page).getByRole("button", { name: "Set your own level for Scale" })).toBeVisible();
});

test("what she disputes becomes a labelled example in the data folder, and is gone once she takes it back", async ({
  page,
  app,
}) => {
  await page.goto(app.link);
  await openPlayedReport(page, app);
  const folder = join(app.home, "examples", "data-platform-leadership");
  const labels = () => {
    const path = join(folder, "labels.json");
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as unknown) : null;
  };
  await scaleCard(page).getByText("What was listened for").click();
  await scaleCard(page)
    .getByRole("button", { name: /^Disagree on / })
    .first()
    .press("Enter");
  await expect(scaleCard(page)).toContainText(/You: it was (not )?said\./);
  await expect(scaleCard(page).getByRole("button", { name: "Undo" })).toBeFocused();
  await expect(page.getByText("npm run eval -- --set")).toContainText(folder);
  await expect.poll(labels).toMatchObject({ "finished.txt": { indicators: { "scale/growth-considered": "no" } } });
  expect(readFileSync(join(folder, "finished.txt"), "utf8")).toMatch(/^Interviewer: /);
  await scaleCard(page).getByRole("button", { name: "Disagree with the level of Scale" }).click();
  await page.getByRole("radio", { name: /^1/ }).check();
  await page.getByRole("button", { name: "Keep my level" }).click();
  await expect.poll(labels).toMatchObject({ "finished.txt": { axes: { scale: 1 }, level: "em" } });
  for (const undo of [0, 0]) await scaleCard(page).getByRole("button", { name: "Undo" }).nth(undo).click();
  await expect.poll(labels).toBeNull();
  expect(existsSync(join(folder, "finished.txt"))).toBe(false);
});

test("the report is saved as Markdown, with her own level in it", async ({ page, app }) => {
  await page.goto(app.link);
  await openPlayedReport(page, app);
  const title = await page.getByRole("heading", { level: 1 }).textContent();
  await scaleCard(page).getByRole("button", { name: "Set your own level for Scale" }).click();
  await page.getByRole("radio", { name: /^4/ }).check();
  await page.getByRole("button", { name: "Keep my level" }).click();
  await expect(scaleCard(page)).toContainText("Your level: 4 of 4.");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as Markdown" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("hotseat-2026-01-05-finished.md");
  const markdown = readFileSync(await saved.path(), "utf8");
  expect(markdown.split("\n")[0]).toBe(`# ${title?.replaceAll(/\s+/g, " ")}`);
  expect(markdown).toContain("**Your level: 4 of 4.**");
  expect(markdown).toContain("## Question by question");
  expect(markdown).toContain("## How it was said");
});

test("each question shows its points, and the answer in her own words; how it was said is counted apart", async ({
  page,
  app,
}) => {
  await page.goto(app.link);
  await openPlayedReport(page, app);
  const questions = page.getByRole("region", { name: "Question by question" });
  await expect(questions).toContainText(/\d of \d points of a strong answer heard/);
  await questions.getByText("Your answer rewritten").click();
  const said = (await page.locator(".turn-answer").allTextContents()).join("\n");
  const quotes = await questions.locator("blockquote a").allTextContents();
  expect(quotes.length).toBeGreaterThan(0);
  for (const text of quotes) expect(said).toContain(/“(.*)”/s.exec(text)?.[1] ?? "no quote");
  await expect(questions).toContainText("[yours to add]");
  const delivery = page.getByRole("region", { name: "How you said it" });
  await delivery.getByText("See the figures").click();
  await expect(delivery).toContainText("I and we");
  await delivery.getByText("Which words").first().click();
  await delivery
    .getByRole("link", { name: /^turn \d+$/ })
    .first()
    .click();
  await expect(page.locator("li:target")).toBeInViewport();
  await expectNoAxeViolations(page);
});
