import { type Page, expect } from "@playwright/test";
import type { RunningApp } from "../scripts/run-app.ts";
import { answer, answerBox, answerToTheEnd, reportLink, solidAnswer, startLoop, startOneQuestion } from "./steps.ts";

/** A screen, and how to get there from the first one. `visit` starts on the open page with an empty browser. */
export interface Screen {
  readonly name: string;
  readonly visit: (page: Page, app: RunningApp) => Promise<void>;
}

const screen = (name: string, visit: Screen["visit"]): Screen => ({ name, visit });

/** Every screen of the page, in the order in which a person meets them. */
export const screens: readonly Screen[] = [
  screen("first", async (page) => {
    await expect(page.getByRole("button", { name: "Answer one question now" })).toBeEnabled();
  }),
  screen("without-key", async (page, app) => {
    await page.evaluate(() => localStorage.clear());
    await page.goto(`${app.origin}/`);
    await expect(page.getByText("npm start").first()).toBeVisible();
  }),
  screen("set-up", async (page) => {
    await page.getByRole("link", { name: "Set up an interview" }).click();
    await expect(page.getByRole("button", { name: /^Start / })).toBeEnabled();
  }),
  screen("question", async (page) => startOneQuestion(page)),
  screen("answering", async (page) => {
    await startLoop(page);
    await answer(page, solidAnswer(0));
    await answerBox(page).fill(solidAnswer(1).slice(0, 240));
  }),
  screen("paused", async (page) => {
    await startOneQuestion(page);
    await page.getByRole("button", { name: "Pause" }).click();
  }),
  screen("end-dialog", async (page) => {
    await startOneQuestion(page);
    await page.getByRole("button", { name: "End interview" }).click();
  }),
  screen("over", async (page) => {
    await startOneQuestion(page);
    await answerToTheEnd(page, solidAnswer);
  }),
  screen("report", async (page) => {
    await finishOne(page);
  }),
  screen("sample", async (page) => {
    await page.getByRole("link", { name: "See a sample report" }).click();
    await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
  }),
  screen("first-again", async (page) => {
    await finishOne(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await startOneQuestion(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await expect(page.getByRole("link", { name: "Continue where you left" })).toBeVisible();
  }),
  screen("history", async (page) => {
    await finishOne(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await startOneQuestion(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await page.getByRole("link", { name: "History" }).click();
    await expect(page.getByRole("button", { name: /^Delete / })).toHaveCount(2);
  }),
  screen("deleted", async (page) => {
    await finishOne(page);
    await page.getByRole("link", { name: "Hotseat" }).click();
    await page.getByRole("link", { name: "History" }).click();
    await page.getByRole("button", { name: /^Delete / }).click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  }),
  screen("history-empty", async (page) => {
    await page.getByRole("link", { name: "History" }).click();
    await expect(page.getByText("Nothing here yet")).toBeVisible();
  }),
  screen("rubric", async (page) => {
    await page.getByRole("link", { name: "Rubric" }).click();
    await expect(page.getByRole("heading", { name: "Red flags" })).toBeVisible();
  }),
  screen("server-away", async (page, app) => {
    await startOneQuestion(page);
    await app.stop();
    await answer(page, solidAnswer(0), { isHeard: false });
    await expect(page.getByRole("button", { name: "Retry" })).toBeVisible();
    await app.restart();
  }),
  screen("not-graded", async (page, app) => {
    await startOneQuestion(page);
    await answerToTheEnd(page, solidAnswer);
    await app.stop();
    await reportLink(page).click();
    await expect(page.getByRole("button", { name: "Grade it again" })).toBeVisible();
    await app.restart();
  }),
  screen("read-only", async (page) => {
    await startOneQuestion(page);
    const first = await page.context().newPage();
    await first.goto(page.url());
    await first.getByRole("button", { name: "Take over here" }).click();
    await expect(page.getByText("open in another tab")).toBeVisible();
  }),
  screen("not-found", async (page, app) => {
    await page.goto(`${app.origin}/no-such-screen`);
    await expect(page.getByRole("heading", { name: "There is nothing at this address." })).toBeVisible();
  }),
];

async function finishOne(page: Page): Promise<void> {
  await startOneQuestion(page);
  await answerToTheEnd(page, solidAnswer);
  await reportLink(page).click();
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
}
