import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { answer, answerBox, answerToTheEnd, question, openReport, solidAnswer, startFormat } from "./steps.ts";

const timer = (page: Page) => page.getByRole("timer", { name: "Time for this answer" });
const told = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text });

async function readReport(page: Page): Promise<void> {
  await openReport(page);
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
}

const formats = [
  { title: /^One question/, questionIndex: 2 },
  { title: /^30-second opener/, questionIndex: 1, isTicked: true },
  { title: /^90-second STAR/, questionIndex: 2, isTicked: true },
  { title: /^Platform design/, isTicked: true },
  { title: /^Cost case/, isTicked: true },
  { title: /^Practice prompt/, questionIndex: 1 },
] as const;

for (const { title, ...rest } of formats) {
  test(`${title.source.slice(1)}: from its start to its report`, async ({ page, app }) => {
    await page.goto(app.link);
    await startFormat(page, title, "questionIndex" in rest ? rest.questionIndex : undefined);
    await answerToTheEnd(page, solidAnswer);
    await readReport(page);
    if ("isTicked" in rest) await expect(page.getByText(/^\d+ of \d+ heard/).first()).toBeVisible();
  });
}

test("a drill is asked only questions of its own", async ({ page, app }) => {
  await page.goto(app.link);
  await page.getByRole("link", { name: "Set up an interview" }).click();
  const options = page.getByRole("combobox", { name: "Which question" }).getByRole("option");
  await page.getByRole("radio", { name: /^30-second opener/ }).check();
  const ofOpener = await options.allTextContents();
  await page.getByRole("radio", { name: /^Practice prompt/ }).check();
  const ofPractice = await options.allTextContents();
  expect(ofPractice.length).toBeGreaterThan(2);
  expect(ofPractice.filter((text) => ofOpener.includes(text))).toEqual(["Surprise me"]);
  await page.getByRole("radio", { name: /^Interview loop/ }).check();
  await expect(page.getByRole("combobox", { name: "Which question" })).toHaveCount(0);
});

test("a checklist is ticked with the person's own words, which lead to the transcript", async ({ page, app }) => {
  await page.goto(app.link);
  await startFormat(page, /^90-second STAR/, 1);
  const said =
    "I decided to stop the feed at once, told finance within ten minutes, and the error rate fell by 80 percent.";
  await answerToTheEnd(page, () => `${solidAnswer(0)} ${said}`);
  await readReport(page);
  const ticked = page
    .getByRole("listitem")
    .filter({ hasText: "heard" })
    .filter({ has: page.getByRole("blockquote") });
  const quote = ticked.first().getByRole("link").first();
  const words = /“(.*)”/s.exec((await quote.textContent()) ?? "")?.[1] ?? "no quote";
  expect(`${solidAnswer(0)} ${said}`).toContain(words);
  await quote.click();
  await expect(page.getByRole("listitem").filter({ hasText: said }).last()).toBeInViewport();
});

test("the lenses stand beside the axes, with their level and the words behind it", async ({ page, app }) => {
  await page.goto(app.link);
  await startFormat(page, /^90-second STAR/, 1);
  await answerToTheEnd(page, solidAnswer);
  await readReport(page);
  const lens = page.getByRole("region", { name: "Beside the axes" }).getByRole("article").first();
  await expect(lens.getByText(/^(\d of 4|no level)$/)).toBeVisible();
  await lens.getByText("What was listened for").click();
  await expect(lens.getByRole("listitem").first()).toBeVisible();
});

test("a reference answer is shown after the attempt, and only when it is wanted", async ({ page, app }) => {
  await page.goto(app.link);
  await startFormat(page, /^30-second opener/, 1);
  await answerToTheEnd(page, solidAnswer);
  await readReport(page);
  const reference = page.getByRole("region", { name: /^A reference answer/ });
  await expect(reference).toHaveCount(0);
  await page.getByRole("button", { name: /^Show a reference answer/ }).click();
  await expect(reference).not.toBeEmpty();
  await page.getByRole("button", { name: /^Hide a reference answer/ }).click();
  await expect(reference).toHaveCount(0);
});

test.describe("a timed answer", () => {
  test.beforeEach(async ({ page, app }) => {
    await page.clock.install();
    await page.goto(app.link);
    await startFormat(page, /^90-second STAR/, 1);
  });

  test("is measured by its words: warned at half time and at ten seconds, with a grace, and never cut", async ({
    page,
  }) => {
    const typeWords = (count: number) => answerBox(page).fill("word ".repeat(count));
    await expect(timer(page)).toHaveText("90 s left");
    await expect(told(page, "225 words count as 90 seconds of speech.")).toBeVisible();
    await typeWords(114);
    await expect(told(page, "Half of the time is used.")).toBeVisible();
    await typeWords(201);
    await expect(told(page, "10 seconds left.")).toBeVisible();
    await typeWords(227);
    await expect(told(page, "You are over time; finish your sentence.")).toBeVisible();
    await typeWords(400);
    await expect(timer(page)).toHaveText("70 s over");
    await expect(answerBox(page)).toBeEditable();
    await answer(page, solidAnswer(0));
    await expect(timer(page)).toHaveCount(0);
    await answerToTheEnd(page, solidAnswer);
    await readReport(page);
    await expect(page.getByText(/\d+ seconds to say, of 90 planned/)).toBeVisible();
  });

  test("takes as long to type as it takes, and keeps what it used over a reload", async ({ page }) => {
    await answerBox(page).fill("word ".repeat(50));
    await expect(timer(page)).toHaveText("70 s left");
    await page.clock.fastForward(60_000);
    await expect(timer(page)).toHaveText("70 s left");
    await page.reload();
    await expect(timer(page)).toHaveText("70 s left");
  });

  test("that never begins is told so once, and can begin again", async ({ page }) => {
    const asked = (await question(page).textContent()) ?? "";
    await page.clock.fastForward(106_000);
    const interviewer = page.getByRole("region", { name: "The interviewer" });
    await expect(interviewer).toContainText(/nothing|no answer/i);
    await expect(interviewer).toContainText(asked);
    await expect(timer(page)).toHaveText("90 s left");
    await answer(page, solidAnswer(0));
    await expect(timer(page)).toHaveCount(0);
  });

  test("goes on after a clarifying question", async ({ page }) => {
    const asked = (await question(page).textContent()) ?? "";
    await answer(page, "How many events a second do we get at peak?");
    await expect(page.getByRole("region", { name: "The interviewer" })).toContainText(asked);
    await expect(timer(page)).toHaveText("90 s left");
  });
});

test("an answer that is not timed has no clock of its own @phone", async ({ page, app }) => {
  await page.goto(app.link);
  await startFormat(page, /^One question/, 1);
  await expect(page.getByText("8 min left")).toBeVisible();
  await expect(timer(page)).toHaveCount(0);
});

test("on a phone the clock of a timed answer is in sight with the answer @phone", async ({ page, app }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(app.link);
  await startFormat(page, /^30-second opener/, 1);
  await answerBox(page).scrollIntoViewIfNeeded();
  await expect(timer(page)).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("a timed answer leads with what was heard, can be tried again at once, and prints on two pages", async ({
  page,
  app,
}) => {
  await page.goto(app.link);
  await startFormat(page, /^30-second opener/, 1);
  await answerToTheEnd(page, solidAnswer);
  await readReport(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/^\d of \d parts heard/);
  await expect(page.getByRole("region", { name: "The result" })).toContainText("no hiring decision");
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(pages?.length).toBeLessThanOrEqual(2);
  await page.getByRole("button", { name: "Try it again" }).click();
  await expect(answerBox(page)).toBeEditable();
});
