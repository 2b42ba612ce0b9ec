import { expect, test } from "./fixtures.ts";
import { question, startOneQuestion, waitForMyTurn } from "./steps.ts";

test("one button asks one question of the bank", async ({ page, app }) => {
  await page.goto(app.link);
  await page.getByRole("link", { name: "Set up an interview" }).click();
  await page.getByRole("radio", { name: /^One question/ }).check();
  const [surprise, ...titles] = await page.getByRole("combobox", { name: "Which question" }).locator("option").all();
  expect(await surprise?.textContent()).toBe("Surprise me");
  const bank = await Promise.all(titles.map((title) => title.textContent()));
  await page.goto(app.link);
  await startOneQuestion(page);
  await expect(question(page)).toHaveText(/[?.]$/);
  await expect(page.getByText(new RegExp(`^(?:${bank.join("|")})$`))).toBeVisible();
});

test("the link's key leaves the address at once", async ({ page, app }) => {
  await page.goto(app.link);
  await expect(page.getByRole("button", { name: "Answer one question now" })).toBeEnabled();
  expect(page.url()).toBe(`${app.origin}/`);
});

test("a page without the link says how to get it", async ({ page, app, problems }) => {
  problems.allow(/401/);
  await page.goto(app.origin);
  await expect(page.getByRole("alert")).toContainText("Open the link that npm start printed");
});

test("a loop is set up by keyboard alone", async ({ page, app }) => {
  await page.goto(app.link);
  await page.getByRole("link", { name: "Set up an interview" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.getByRole("radio", { name: /^30 min/ }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("radio", { name: /^20 min/ })).toBeChecked();
  await page.getByRole("radio", { name: /^Engineering manager/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: /^Director/ })).toBeChecked();
  await page.getByRole("button", { name: "Start the interview" }).focus();
  await page.keyboard.press("Enter");
  await waitForMyTurn(page);
  await expect(page.getByText("Question 1 of 4")).toBeVisible();
});

test("a drill asks the very question that was chosen", async ({ page, app }) => {
  await page.goto(app.link);
  await page.getByRole("link", { name: "Set up an interview" }).click();
  await page.getByRole("radio", { name: /^Single question|^One question/ }).check();
  await page.getByRole("combobox", { name: "Which question" }).selectOption({ index: 3 });
  const chosen = await page.getByRole("combobox", { name: "Which question" }).locator("option:checked").textContent();
  await page.getByRole("button", { name: "Start the interview" }).click();
  await waitForMyTurn(page);
  await expect(page.getByText(chosen ?? "no choice", { exact: true })).toBeVisible();
});

test("the sample report is labelled as one, and is really graded", async ({ page, app }) => {
  await page.goto(app.link);
  await page.getByRole("link", { name: "See a sample report" }).click();
  await expect(page.getByText("An invented candidate answers one question")).toBeVisible();
  await expect(page.locator("blockquote.evidence").first()).toBeVisible();
});

test("an unknown address leads back to the first screen", async ({ page, app }) => {
  await page.goto(app.link);
  await page.goto(`${app.origin}/nowhere`);
  await expect(page.getByRole("heading", { name: "There is nothing at this address." })).toBeVisible();
});
