import { type Page, expect } from "@playwright/test";
import type { RunningApp } from "../scripts/run-app.ts";
import { refusesKey } from "../server/testing/upstream-rows.ts";
import { sayPlan, startModel } from "./model.ts";
import {
  afterReaction,
  answer,
  answerBox,
  answerToTheEnd,
  openReport,
  reportLink,
  solidAnswer,
  startFormat,
  startLoop,
  startOneQuestion,
  startPractice,
  waitForMyTurn,
} from "./steps.ts";
import { openPlayedReport, restoreDrills } from "./played.ts";

/**
 * A screen, and how to get there from the first one. `visit` starts on the open page with an empty browser, and may give what
 * puts the app back as it was.
 */
export interface Screen {
  readonly name: string;
  readonly visit: (page: Page, app: RunningApp) => Promise<void | (() => Promise<void>)>;
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
  screen("timed", async (page) => {
    await answerOpener(page, 40);
    await expect(page.getByText("Half of the time is used.")).toBeVisible();
  }),
  screen("over-time", async (page) => {
    await answerOpener(page, 80);
    await expect(page.getByText("You are over time")).toBeVisible();
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
  screen("self-score", async (page) => {
    await startOneQuestion(page);
    await answerToTheEnd(page, solidAnswer);
    await reportLink(page).click();
    await page.getByRole("group", { name: /Scale/ }).getByRole("radio").nth(2).check();
    await page.evaluate(() => window.scrollTo(0, 0));
  }),
  screen("own-level", async (page, app) => {
    await openPlayedReport(page, app);
    const card = page.getByRole("article", { name: "Scale", exact: true });
    await card.getByRole("button", { name: "Disagree with the level of Scale" }).click();
    await card.getByRole("radio").last().check();
    await card.getByText("What was listened for").click();
    await card
      .getByRole("button", { name: /^Disagree on/ })
      .first()
      .click();
    await expect(card.getByText("Kept as a labelled example.")).toBeVisible();
    await card.scrollIntoViewIfNeeded();
  }),
  screen("report", async (page, app) => openPlayedReport(page, app)),
  screen("report-drill", async (page) => {
    await startFormat(page, /^90-second STAR/);
    await answerToTheEnd(page, solidAnswer);
    await openReport(page);
    await expect(page.getByText(/^\d+ of \d+ heard/).first()).toBeVisible();
  }),
  screen("attempts", async (page) => {
    await startFormat(page, /^30-second opener/);
    await answerToTheEnd(page, () => "We did what was needed, and in the end it went well enough for all of us there.");
    await openReport(page);
    await page.getByRole("button", { name: "Try the same again" }).click();
    await waitForMyTurn(page);
    await answerToTheEnd(page, solidAnswer);
    await page.getByRole("link", { name: "See both attempts side by side" }).click();
    await expect(page.getByRole("heading", { name: /side by side/ })).toBeVisible();
  }),
  screen("sample", async (page) => {
    await page.getByRole("link", { name: "See a sample report" }).click();
    await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
  }),
  screen("first-again", async (page, app) => {
    await restoreDrills(page, app);
    await page.reload();
    await expect(page.getByRole("link", { name: "Continue where you left" })).toBeVisible();
  }),
  screen("history", async (page, app) => {
    await restoreDrills(page, app);
    await page.getByRole("link", { name: "History" }).click();
    await expect(page.getByRole("button", { name: /^Delete / })).toHaveCount(2);
  }),
  screen("deleted", async (page, app) => {
    await restoreDrills(page, app);
    await page.getByRole("link", { name: "History" }).click();
    await page
      .getByRole("button", { name: /^Delete / })
      .first()
      .click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  }),
  screen("history-empty", async (page) => {
    await page.getByRole("link", { name: "History" }).click();
    await expect(page.getByText("Nothing here yet")).toBeVisible();
  }),
  screen("prepare", async (page) => {
    await openPrepare(page);
  }),
  screen("prepare-read", async (page) => {
    await openReferencePage(page);
  }),
  screen("rehearse-covered", async (page) => {
    await openReferencePage(page);
    await page.getByRole("link", { name: "Rehearse" }).click();
    await expect(page.getByRole("button", { name: "Show the answer" })).toBeVisible();
  }),
  screen("rehearse-shown", async (page) => {
    await openReferencePage(page);
    await page.getByRole("link", { name: "Rehearse" }).click();
    await page.getByRole("button", { name: "Show the answer" }).click();
    await expect(page.getByRole("button", { name: "I did not" })).toBeVisible();
  }),
  screen("rehearse-end", async (page) => {
    await openReferencePage(page);
    await page.getByRole("link", { name: "Rehearse" }).click();
    await rehearseToTheEnd(page);
  }),
  screen("rubric", async (page) => {
    await page.getByRole("link", { name: "Rubric" }).click();
    await expect(page.getByRole("heading", { name: "Red flags" })).toBeVisible();
  }),
  screen("settings", async (page) => {
    await openSettings(page);
    await expect(page.getByText("None is set")).toBeVisible();
  }),
  screen("settings-model", async (page, app) => {
    const model = await startModel(app, "I am ready.");
    await openSettings(page);
    await page.getByRole("button", { name: "Try it" }).click();
    await expect(page.getByText("It answers.")).toBeVisible();
    await page.getByRole("textbox", { name: "Name" }).fill("Contoso Retail");
    await page.getByRole("button", { name: "Keep it out" }).click();
    return model.close;
  }),
  screen("set-up-voice", async (page, app) => {
    const model = await startModel(app, sayPlan);
    await page.getByRole("link", { name: "Set up an interview" }).click();
    await expect(page.getByRole("radio", { name: /^scripted/ })).toBeChecked();
    return model.close;
  }),
  screen("model-sent", async (page, app) => {
    const model = await startModel(app, sayPlan);
    await startOneQuestion(page);
    await answer(page, solidAnswer(0));
    await page.getByText("See what goes to the model").click();
    await expect(page.getByRole("listitem").filter({ hasText: "Instructions" })).toBeVisible();
    return model.close;
  }),
  screen("model-failed", async (page, app) => {
    const model = await startModel(app, sayPlan);
    await startOneQuestion(page);
    model.play(refusesKey());
    await answer(page, solidAnswer(0), { isHeard: false });
    await expect(page.getByRole("button", { name: "Continue with the built-in interviewer" })).toBeVisible();
    return model.close;
  }),
  screen("practice", async (page) => {
    await startPractice(page);
    await answer(page, solidAnswer(0));
    await afterReaction(page, () => page.getByRole("button", { name: "Hint" }).click());
  }),
  screen("stories-empty", async (page) => {
    await openStories(page);
  }),
  screen("story", async (page) => {
    await beginStory(page);
  }),
  screen("stories", async (page) => {
    await beginStory(page);
    await openStories(page);
    await page.getByRole("button", { name: "Begin with a blank worksheet" }).click();
    await openStories(page);
    await expect(page.getByRole("row", { name: /^Untitled story/ })).toContainText("missing");
    await page.getByRole("button", { name: "Delete Untitled story" }).click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
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
    await openReport(page);
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

async function answerOpener(page: Page, words: number): Promise<void> {
  await startFormat(page, /^30-second opener/);
  const said = [0, 1, 2].map(solidAnswer).join(" ").split(" ");
  await answerBox(page).fill(said.slice(0, words).join(" "));
}

async function openPrepare(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Prepare" }).click();
  await expect(page.getByText("not rehearsed yet").first()).toBeVisible();
}

async function openReferencePage(page: Page): Promise<void> {
  await openPrepare(page);
  await page.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
  await expect(page.getByRole("button", { name: "Print" })).toBeVisible();
}

/** Knows every second item. */
async function rehearseToTheEnd(page: Page): Promise<void> {
  const show = page.getByRole("button", { name: "Show the answer" });
  const again = page.getByRole("button", { name: "Again" });
  for (let n = 0; ; n++) {
    await expect(show.or(again)).toBeVisible();
    if (await again.isVisible()) return;
    await show.click();
    const judge = page.getByRole("button", { name: n % 2 === 0 ? "I knew it" : "I did not" });
    await judge.click();
    await expect(judge).toBeHidden();
  }
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("button", { name: "Keep it out" })).toBeVisible();
}

async function openStories(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Stories" }).click();
  await expect(page.getByRole("button", { name: "Begin with a blank worksheet" })).toBeVisible();
}

/** Of the parts one is filled, the others wait; one demand is shown. */
async function beginStory(page: Page): Promise<void> {
  await openStories(page);
  await page.getByRole("button", { name: "Begin with Cost reduction" }).click();
  await page
    .getByRole("textbox", { name: "Situation" })
    .fill("In 2024 our platform took 40,000 events a second, and the bill had doubled to 90,000 dollars a month.");
  await expect(page.getByRole("blockquote").first()).toBeVisible();
}
