import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { crashTab, expect, test } from "./fixtures.ts";
import {
  answer,
  answerBox,
  answerToTheEnd,
  question,
  openReport,
  reportLink,
  solidAnswer,
  startLoop,
  startOneQuestion,
  waitForMyTurn,
} from "./steps.ts";

/** The candidate's words as the page shows them above the question. */
async function saidSoFar(page: Page): Promise<string[]> {
  return page.locator(".earlier .turn-answer").allTextContents();
}

test("ten reloads in one loop lose nothing and repeat nothing", async ({ page, app }) => {
  test.setTimeout(180_000);
  await page.goto(app.link);
  await startLoop(page, 20);
  const said: string[] = [];
  for (let n = 0; n < 10; n++) {
    const text = solidAnswer(n);
    await answerBox(page).fill(text);
    // A reload at another moment each time: before sending, just after, while the answer is on its way, when it has come.
    if (n % 4 !== 0) await page.getByRole("button", { name: "End answer" }).click();
    if (n % 4 === 3) await waitForMyTurn(page);
    await page.reload();
    if (await reportLink(page).isVisible()) break;
    await waitForMyTurn(page);
    const isSaid = (await saidSoFar(page)).includes(text);
    if (!isSaid) {
      await expect(answerBox(page)).toHaveValue(text);
      await answer(page, text);
    }
    said.push(text);
    expect(await saidSoFar(page)).toEqual(said);
  }
  expect(said.length).toBeGreaterThanOrEqual(4);
});

test("a crashed tab comes back with everything said and the draft", async ({ profile, app, problems }) => {
  problems.allow(/crash/i);
  const page = await profile.open();
  await page.goto(app.link);
  await startOneQuestion(page);
  await answer(page, solidAnswer(0));
  const asked = await question(page).textContent();
  await answerBox(page).fill("Half of the next answer");
  await page.waitForTimeout(450);
  await crashTab(page);
  const again = await profile.open();
  await again.goto(app.origin);
  await again.getByRole("link", { name: "Continue where you left" }).click();
  await expect(question(again)).toHaveText(asked ?? "no question");
  await expect(answerBox(again)).toHaveValue("Half of the next answer");
  expect(await saidSoFar(again)).toEqual([solidAnswer(0)]);
});

test("a killed server is said at once, the answer is kept, and the interview goes on", async ({
  page,
  app,
  problems,
}) => {
  problems.allow(/ERR_CONNECTION_REFUSED|Failed to load resource/);
  await page.goto(app.link);
  await startOneQuestion(page);
  await app.kill9();
  await answerBox(page).fill(solidAnswer(0));
  await page.getByRole("button", { name: "End answer" }).click();
  await expect(page.getByRole("alert")).toContainText("Hotseat is not running");
  await expect(page.getByRole("alert")).toContainText("All that you said is kept");
  await app.restart();
  await page.getByRole("button", { name: "Retry" }).click();
  await waitForMyTurn(page);
  expect(await saidSoFar(page)).toEqual([solidAnswer(0)]);
  await answerToTheEnd(page, (n) => solidAnswer(n + 1));
});

test("grading that fails says so, makes nothing up, and can be tried again", async ({ page, app, problems }) => {
  problems.allow(/ERR_CONNECTION_REFUSED|Failed to load resource/);
  await page.goto(app.link);
  await startOneQuestion(page);
  await answerToTheEnd(page, solidAnswer);
  await app.kill9();
  await openReport(page);
  await expect(page.getByRole("heading", { name: "The grading did not finish." })).toBeVisible();
  await app.restart();
  await page.getByRole("button", { name: "Grade it again" }).click();
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
});

test("a second tab only reads, until it takes over", async ({ page, context, app }) => {
  await page.goto(app.link);
  await startOneQuestion(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText("open in another tab")).toBeVisible();
  await second.getByRole("button", { name: "Take over here" }).click();
  await answer(second, solidAnswer(0));
  await expect(page.getByText("open in another tab")).toBeVisible();
});

test("what the browser lost is restored from the copy on disk", async ({ page, app, browser, viewport }) => {
  await page.goto(app.link);
  await startOneQuestion(page);
  await answer(page, solidAnswer(0));
  const folder = join(app.home, "sessions");
  await expect
    .poll(() =>
      readdirSync(folder)
        .map((file) => readFileSync(join(folder, file), "utf8"))
        .join(""),
    )
    .toContain(solidAnswer(0));
  const asked = await question(page).textContent();

  const otherBrowser = await browser.newContext({ viewport });
  const fresh = await otherBrowser.newPage();
  await fresh.goto(app.link);
  await fresh.getByRole("button", { name: "Restore 1 interview" }).click();
  await fresh.getByRole("link", { name: "Continue where you left" }).click();
  await expect(question(fresh)).toHaveText(asked ?? "no question");
  await answer(fresh, solidAnswer(1));
  await otherBrowser.close();
});

test("a full browser store is said at once, and the interview goes on", async ({ page, app, problems }) => {
  problems.allow(/quota|QuotaExceeded/i);
  await page.goto(app.link);
  await startOneQuestion(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await answer(page, solidAnswer(0));
  await expect(page.getByRole("alert")).toContainText("no room left");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download a copy" }).click();
  const path = await (await download).path();
  expect(readFileSync(path, "utf8")).toContain("In case 1 I decided");
});
