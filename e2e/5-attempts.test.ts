import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { answerToTheEnd, question, openReport, solidAnswer, startOneQuestion, waitForMyTurn } from "./steps.ts";

const axes = (page: Page) => page.getByRole("heading", { name: "The five axes" });

async function tryAgain(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Try the same again" }).click();
  await waitForMyTurn(page);
}

test.beforeEach(async ({ page, app }) => {
  await page.goto(app.link);
  await startOneQuestion(page);
});

test("the same question is tried again at once, and the two attempts stand side by side", async ({ page }) => {
  const asked = (await question(page).textContent()) ?? "nothing";
  const weak = "We did what was needed and it went well enough in the end for all of us there.";
  await answerToTheEnd(page, (n) => `${weak} ${n} times over.`);
  await openReport(page);
  await expect(axes(page)).toBeVisible();
  await expect(page.getByText(/^Attempt \d of/)).toHaveCount(0);
  await tryAgain(page);
  await expect(question(page)).toHaveText(asked);
  await answerToTheEnd(page, solidAnswer);

  await page.getByRole("link", { name: "See both attempts side by side" }).click();
  await expect(page.getByRole("heading", { name: "Attempt 1 and attempt 2, side by side" })).toBeVisible();
  const levels = page.getByRole("list", { name: /^The five axes/ });
  await expect(levels.getByRole("listitem")).toHaveCount(5);
  await expect(levels.getByText(/^(up \d|no level before)$/).first()).toBeVisible();
  await expect(page.getByRole("list", { name: "What was said: attempt 1" })).toContainText(weak);
  await expect(page.getByRole("list", { name: "What was said: attempt 2" })).toContainText(solidAnswer(0));
  await expect(page.getByRole("list", { name: "What was said: attempt 2" })).toContainText(asked);
});

test("each attempt's report leads to the others", async ({ page }) => {
  test.setTimeout(90_000);
  for (const attempt of [1, 2, 3]) {
    if (attempt > 1) await tryAgain(page);
    await answerToTheEnd(page, (n) => solidAnswer(n + attempt));
    await openReport(page);
    await expect(axes(page)).toBeVisible();
  }
  await expect(page.getByText("Attempt 3 of 3.")).toBeVisible();
  await page.getByRole("link", { name: "See it beside attempt 1" }).click();
  await expect(page.getByRole("heading", { name: "Attempt 1 and attempt 3, side by side" })).toBeVisible();
  await page.reload();
  await page.getByRole("link", { name: "See the report of attempt 1" }).click();
  await expect(page.getByText("Attempt 1 of 3.")).toBeVisible();
});

test("an attempt keeps its set-up after another was chosen meanwhile", async ({ page, app }) => {
  await answerToTheEnd(page, solidAnswer);
  await openReport(page);
  await expect(axes(page)).toBeVisible();
  const report = page.url();
  await page.goto(app.origin);
  await page.getByRole("link", { name: "Set up an interview" }).click();
  await page.getByRole("radio", { name: /^Director/ }).check();
  await page.getByRole("button", { name: "Start the interview" }).click();
  await waitForMyTurn(page);
  await page.goto(report);
  await tryAgain(page);
  await answerToTheEnd(page, solidAnswer);
  await openReport(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("engineering manager");
});

test("two attempts that are not here are said to be missing", async ({ page, app }) => {
  await page.goto(`${app.origin}/compare/nobody/nothing`);
  await expect(page.getByRole("heading", { name: "One of the two is not in this browser." })).toBeVisible();
});

test("on a phone the attempts are stacked, and nothing scrolls sideways @phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await answerToTheEnd(page, solidAnswer);
  await openReport(page);
  await expect(axes(page)).toBeVisible();
  await tryAgain(page);
  await answerToTheEnd(page, (n) => solidAnswer(n + 7));
  await page.getByRole("link", { name: "See both attempts side by side" }).click();
  const [first, second] = [1, 2].map((n) => page.getByRole("region", { name: `Attempt ${n}`, exact: true }));
  const firstBox = await first?.boundingBox();
  const secondBox = await second?.boundingBox();
  expect(secondBox?.y).toBeGreaterThan((firstBox?.y ?? 0) + (firstBox?.height ?? 0) - 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
