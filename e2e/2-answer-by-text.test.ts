import { expect, test } from "./fixtures.ts";
import {
  afterReaction,
  answer,
  answerBox,
  answerToTheEnd,
  question,
  openReport,
  reportLink,
  solidAnswer,
  startLoop,
  startOneQuestion,
} from "./steps.ts";

test("a drill goes from the first screen to its report by keyboard alone", async ({ page, app }) => {
  await page.goto(app.link);
  await page.getByRole("button", { name: "Answer one question now" }).focus();
  await page.keyboard.press("Enter");
  const focusedBox = page.locator("#answer:focus");
  for (let n = 0; n < 8; n++) {
    await expect(focusedBox.or(reportLink(page))).toBeVisible();
    if (await reportLink(page).isVisible()) break;
    await afterReaction(page, async () => {
      await page.keyboard.insertText(solidAnswer(n));
      await page.keyboard.press("Control+Enter");
    });
  }
  await expect(reportLink(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "First, how would you rate yourself?" })).toBeFocused();
  const skipFocused = page.locator("button:focus", { hasText: /^Skip$/ });
  for (let n = 0; n < 10 && !(await skipFocused.isVisible()); n++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
});

test("a press that comes before the packs are loaded is kept, and starts the drill", async ({ page, app }) => {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/api/setup", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(app.link);
  await page.getByRole("button", { name: "Answer one question now" }).press("Enter");
  letThrough();
  await expect(answerBox(page)).toBeFocused();
});

test("a clarifying question is answered, and the question waits", async ({ page, app }) => {
  await page.goto(app.link);
  await startOneQuestion(page);
  const asked = await question(page).textContent();
  await answer(page, "How many events a second do we get at peak?");
  await expect(page.getByRole("region", { name: "The interviewer" })).toContainText(asked ?? "no question");
  await expect(answerBox(page)).toBeEditable();
});

test("the question is repeated, and skipping ends the drill without a made-up level", async ({ page, app }) => {
  await page.goto(app.link);
  await startOneQuestion(page);
  const asked = (await question(page).textContent()) ?? "";
  await afterReaction(page, () => page.getByRole("button", { name: "Repeat" }).click());
  await expect(question(page)).toContainText(asked);
  await afterReaction(page, () => page.getByRole("button", { name: "Skip" }).click());
  await openReport(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("No decision");
});

test("a pause stops the clock, outlives a reload, and the interview goes on", async ({ page, app }) => {
  await page.goto(app.link);
  await startOneQuestion(page);
  await answerBox(page).fill("Half a thought");
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused. The clock stands still")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(answerBox(page)).toHaveValue("Half a thought");
});

test("what is typed is there again after a reload", async ({ page, app }) => {
  await page.goto(app.link);
  await startOneQuestion(page);
  await answerBox(page).fill("A draft that nobody has sent");
  await page.reload();
  await expect(answerBox(page)).toHaveValue("A draft that nobody has sent");
});

test("a finished sentence is told to screen readers, once and whole", async ({ page, app }) => {
  await page.goto(app.link);
  await startOneQuestion(page);
  await answer(page, solidAnswer(0));
  const words = (await question(page).textContent()) ?? "";
  await expect(page.getByRole("region", { name: "The interviewer" }).getByRole("status")).toContainText(words);
});

test("a loop of twenty minutes goes to its agenda's end", async ({ page, app }) => {
  test.setTimeout(120_000);
  await page.goto(app.link);
  await startLoop(page, 20);
  await answerToTheEnd(page, (n) => (n < 30 ? solidAnswer(n) : "No, I have no questions."));
  await expect(page.getByText("The interview is over")).toBeVisible();
  await openReport(page);
  await expect(page.getByRole("heading", { name: "The transcript" })).toBeVisible();
});

test("an interview is ended early only after a second thought, and is graded", async ({ page, app }) => {
  await page.goto(app.link);
  await startOneQuestion(page);
  await answer(page, solidAnswer(1));
  await page.getByRole("button", { name: "End interview" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(answerBox(page)).toBeEditable();
  await page.getByRole("button", { name: "End interview" }).click();
  await page.getByRole("button", { name: "End and see the report" }).click();
  await openReport(page);
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
});

test("on a phone the controls are in reach and nothing scrolls sideways @phone", async ({ page, app }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(app.link);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await startOneQuestion(page);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expect(page.getByRole("button", { name: "End answer" })).toBeInViewport();
  await answerToTheEnd(page, solidAnswer);
  await openReport(page);
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
});
