import { expect, test } from "./fixtures.ts";
import { openPlayedReport } from "./played.ts";
import { answer, solidAnswer } from "./steps.ts";

test.beforeEach(async ({ page, app }) => {
  await page.goto(app.link);
  await openPlayedReport(page, app);
});

test("every quote is the candidate's own text, and leads to its place", async ({ page }) => {
  const quotes = page.locator("blockquote.evidence");
  expect(await quotes.count()).toBeGreaterThan(0);
  const said = (await page.locator(".turn-answer").allTextContents()).join("\n");
  for (const text of await quotes.locator("a").allTextContents()) {
    const words = /“(.*)”/s.exec(text)?.[1] ?? "no quote";
    expect(said).toContain(words);
  }
  await quotes.first().getByRole("link").click();
  await expect(page.locator("mark:has(:target)")).toBeInViewport();
});

test("a turn shows what it proves, and leads back to the quote", async ({ page }) => {
  const notes = page
    .getByRole("list", { name: /^What turn \d+ shows$/ })
    .first()
    .getByRole("link");
  const letters = await notes.locator("b").allTextContents();
  expect(new Set(letters).size).toBe(letters.length);
  const note = notes.first();
  await note.hover();
  await expect(page.locator("mark[data-lit]").first()).toBeVisible();
  await note.click();
  await expect(page.locator("blockquote:target")).toBeInViewport();
});

test("each question tells why it was asked", async ({ page }) => {
  await page.getByText("Why you were asked that").nth(1).click();
  await expect(page.locator(".turn-reason[open] p").first()).not.toBeEmpty();
});

test("the first view holds the decision, the one thing to fix and the five axes", async ({ page }) => {
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  await expect(page.locator(".report-fix")).toBeInViewport();
  await expect(page.getByRole("list", { name: /^The five axes/ })).toBeInViewport();
});

test("the report says how it was judged, and that nobody calibrated it", async ({ page }) => {
  await expect(page.getByRole("region", { name: "How this was judged" })).toContainText("not calibrated");
});

test("the next drill starts from the report", async ({ page }) => {
  await page.getByRole("button", { name: "Start this drill" }).click();
  await expect(page.getByRole("textbox", { name: "Your answer" })).toBeEditable();
  await answer(page, solidAnswer(3));
});

test("the same report is there after a reload, without grading again", async ({ page }) => {
  const decision = await page.getByRole("heading", { level: 1 }).textContent();
  await page.route("**/api/grading", (route) => route.abort());
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(decision ?? "none");
});
