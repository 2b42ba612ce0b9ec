import { expect, test } from "./fixtures.ts";
import { restoreDrills } from "./played.ts";

test.beforeEach(async ({ page, app }) => {
  await page.goto(app.link);
  await restoreDrills(page, app);
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("button", { name: /^Delete / })).toHaveCount(2);
});

test("lists the newest first, with decision and levels", async ({ page }) => {
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(rows.nth(0)).toContainText("Not finished");
  await expect(rows.nth(1).getByRole("img", { name: /Scale: /i })).toBeVisible();
});

test("opens a report and an unfinished interview", async ({ page }) => {
  const rows = page.getByRole("main").getByRole("listitem");
  await rows.nth(1).getByRole("link").click();
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
  await page.goBack();
  await rows.nth(0).getByRole("link").click();
  await expect(page.getByRole("textbox", { name: "Your answer" })).toBeEditable();
});

test("renames by keyboard, and keeps the name over a reload", async ({ page }) => {
  await page
    .getByRole("button", { name: /^Rename / })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "New title" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("The night before");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Rename The night before" })).toBeFocused();
  await page.reload();
  await expect(page.getByRole("link", { name: "The night before" })).toBeVisible();
});

test("deletes with undo, and holds the focus", async ({ page }) => {
  await page
    .getByRole("button", { name: /^Delete / })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Delete / })).toHaveCount(2);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("brings a deleted interview back later, too", async ({ page }) => {
  await page
    .getByRole("button", { name: /^Delete / })
    .first()
    .click();
  await page.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await expect(page.getByRole("button", { name: /^Delete / })).toHaveCount(1);
  await page.getByText("Deleted in the last 30 days: 1").click();
  await page.getByRole("button", { name: /^Bring back / }).click();
  await expect(page.getByRole("button", { name: /^Delete / })).toHaveCount(2);
});
