import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures.ts";
import { question, startOneQuestion, waitForMyTurn } from "./steps.ts";

/** The app on packs of its own, which a test edits as a person would. */
const test = base.extend<{ rubrics: string }>({
  rubrics: async ({ browserName }, provide) => {
    const folder = mkdtempSync(join(tmpdir(), `hotseat-rubrics-${browserName}-`));
    cpSync("rubrics/engineering-management", join(folder, "engineering-management"), { recursive: true });
    await provide(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  appEnvironment: async ({ rubrics }, provide) => provide({ HOTSEAT_RUBRICS: rubrics }),
});

function edit(rubrics: string, name: string, from: string, to: string): void {
  const path = join(rubrics, "engineering-management", name);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}
const openRubric = async (page: Page) => {
  await page.getByRole("link", { name: "Rubric" }).click();
  await expect(page.getByRole("heading", { name: "Red flags" })).toBeVisible();
};
/** Every file of the pack has its part, with the file's path. */
const files = ["axes", "red-flags", "pack", "questions", "formats", "probes", "scenario", "personas", "lexicon"];
/** What is saved has to be there so soon. */
const soon = { timeout: 2_000 };
const asked = "Tell me about a date that you could not keep. When did you know, and whom did you tell?";
const edited = "Which date could you not keep, and who heard of it first?";

test("an edited question is on the page at once, and an interview that runs keeps the one that it began with", async ({
  page,
  app,
  rubrics,
}) => {
  await page.goto(app.link);
  await page.getByRole("link", { name: "Set up an interview" }).click();
  await page.getByRole("radio", { name: /^One question/ }).check();
  await page.getByRole("combobox", { name: "Which question" }).selectOption({ label: "A promise that slipped" });
  await page.getByRole("button", { name: "Start the interview" }).click();
  await waitForMyTurn(page);
  await expect(question(page)).toHaveText(asked);

  const other = await page.context().newPage();
  await other.goto(`${app.origin}/rubric`);
  await expect(other.getByText(asked)).toBeVisible();
  edit(rubrics, "questions.yaml", asked, edited);
  await expect(other.getByText(edited)).toBeVisible(soon);
  await expect(other.getByText("the pack was changed. New interviews use it")).toBeVisible();

  await page.reload();
  await waitForMyTurn(page);
  await expect(question(page)).toHaveText(asked);
});

test("each save is on the page, however often the editor puts a new file in the place of the old one", async ({
  page,
  app,
  rubrics,
}) => {
  await page.goto(app.link);
  await openRubric(page);
  const path = join(rubrics, "engineering-management", "pack.yaml");
  const text = readFileSync(path, "utf8");
  for (let count = 1; count <= 6; count += 1) {
    writeFileSync(`${path}~`, text.replace(/^summary: .*$/m, `summary: "Saved for time ${count}."`));
    renameSync(`${path}~`, path);
    await expect(page.getByText(`Saved for time ${count}.`)).toBeVisible(soon);
  }
});

test("a broken file is named with its place while the last good version serves on, until it is mended", async ({
  page,
  app,
  rubrics,
}) => {
  await page.goto(app.link);
  await openRubric(page);
  edit(rubrics, "questions.yaml", asked, edited);
  const changed = page.getByText("the pack was changed");
  await expect(changed).toBeVisible(soon);
  edit(rubrics, "formats.yaml", "defaultMinutes: 30", "defaultMinutes: 25");
  const notice = page.getByRole("status").filter({ hasText: "could not be read" });
  await expect(notice).toContainText("rubrics", soon);
  await expect(notice).toContainText(/formats\.yaml, line 15, column 21: .*25 minutes is not among the lengths/);
  await expect(changed).toBeHidden();
  await expect(page.getByRole("heading", { name: "Red flags" })).toBeVisible();
  edit(rubrics, "formats.yaml", "defaultMinutes: 25", "defaultMinutes: 30");
  await expect(notice).toBeHidden(soon);

  await page.getByRole("link", { name: "Hotseat" }).click();
  await startOneQuestion(page);
});

test("every file of a pack has its part on the page, with its path", async ({ page, app }) => {
  await page.goto(app.link);
  await openRubric(page);
  for (const file of files) await expect(page.getByText(`engineering-management/${file}.yaml`)).toBeVisible();
  await page.getByText("After an answer without a figure").click();
  await page.getByText("What this interviewer says").first().click();
  await expect(page.getByText("openSingle", { exact: true }).first()).toBeVisible();
});

test("a question of one's own is written on the page, kept in the data folder, and asked", async ({ page, app }) => {
  await page.goto(app.link);
  await openRubric(page);
  await page.getByText("Add a question of your own").click();
  await page.getByRole("button", { name: "Add the question" }).click();
  await expect(page.getByRole("textbox", { name: "Short title" })).toBeFocused();
  await expect(page.getByText("Choose at least one")).toBeVisible();
  await page.getByRole("textbox", { name: "Short title" }).fill("a promise that slipped ");
  await page.getByRole("button", { name: "Add the question" }).click();
  await expect(page.getByText("There is a question of this title already")).toBeVisible();
  await page.getByRole("textbox", { name: "Short title" }).fill("The first week");
  await page
    .getByRole("textbox", { name: "What the interviewer asks" })
    .fill("What do you do in your first week here?");
  await page.getByRole("checkbox", { name: "Ownership" }).check();
  await page.getByRole("button", { name: "Add the question" }).click();
  await expect(page.getByText("“The first week” was added.")).toBeVisible();
  await expect(page.getByText("The first week.", { exact: true })).toBeVisible(soon);
  expect(readFileSync(join(app.home, "questions", "engineering-management.yaml"), "utf8")).toContain("first week here");

  await page.getByRole("link", { name: "Interview", exact: true }).click();
  await page.getByRole("radio", { name: /^One question/ }).check();
  await page.getByRole("combobox", { name: "Which question" }).selectOption({ label: "The first week" });
  await page.getByRole("button", { name: "Start the interview" }).click();
  await waitForMyTurn(page);
  await expect(question(page)).toHaveText("What do you do in your first week here?");
});
