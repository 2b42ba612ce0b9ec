import type { Page } from "@playwright/test";
import { fallsSilent, finishes, neverAnswers, refuses, reply } from "../server/testing/upstream-rows.ts";
import { expect, test } from "./fixtures.ts";
import { alert, continueBuiltIn, copiedEvents, sayPlan, startModel } from "./model.ts";
import {
  afterReaction,
  answer,
  answerBox,
  answerToTheEnd,
  question,
  openReport,
  solidAnswer,
  startOneQuestion,
  startPractice,
  waitForMyTurn,
} from "./steps.ts";

test("a drill goes from set-up to its report in a model’s words", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await page.getByRole("link", { name: "Set up an interview" }).click();
  await expect(page.getByRole("radio", { name: /^scripted/ })).toBeChecked();
  await page.getByRole("radio", { name: /^One question/ }).check();
  await page.getByRole("button", { name: "Start the interview" }).click();
  await waitForMyTurn(page);
  await expect(page.getByText(`Worded by scripted at ${model.host}, on this computer.`)).toBeVisible();
  await answerToTheEnd(page, solidAnswer);
  await openReport(page);
  await expect(page.getByText(/turns worded by scripted · [\d,]+ tokens in, \d+ out; about 0\.\d+ EUR/)).toBeVisible();
  await page.getByText("Why you were asked that").nth(1).click();
  await expect(page.getByText("Worded by scripted.").nth(1)).toBeVisible();
  await expect
    .poll(() => copiedEvents(app).at(0))
    .toMatchObject({
      type: "voice-chosen",
      voice: { name: "model", modelId: "chat" },
    });
  expect(copiedEvents(app).at(1)).toMatchObject({ voice: { model: "scripted", builtIn: "none", calls: 1 } });
  await model.close();
});

test("a turn that hit the length limit is gone on with", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  model.play(finishes("Understood. And", "length"));
  await answer(page, solidAnswer(0), { isHeard: false });
  await expect(alert(page)).toHaveText(/length limit/);
  await expect(page.getByRole("button", { name: "Continue", exact: true })).toBeFocused();
  await expect(page.getByRole("button", { name: "Retry" })).toBeEnabled();
  model.play(sayPlan);
  await page.keyboard.press("Enter");
  await waitForMyTurn(page);
  expect(model.requests.at(-1)?.text).toContain("were cut off: Understood.");
  const turns = () => copiedEvents(app).flatMap((event) => (event.type === "interviewer-turn" ? [event] : []));
  await expect
    .poll(() => turns().slice(-2))
    .toMatchObject([
      { status: "truncated", text: "Understood." },
      { status: "complete", text: expect.stringMatching(/^Understood\. .+\?$/) },
    ]);
  await model.close();
});

test("a model is asked at a press alone: who was stopped stays so over a reload, and Continue stays", async ({
  page,
  app,
}) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  model.play(fallsSilent("Understood. And"));
  await answer(page, solidAnswer(0), { isHeard: false });
  await expect(question(page)).toHaveText("Understood.");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(alert(page)).toHaveText(/You stopped the interviewer/);
  const asked = model.requests.length;
  await page.reload();
  await expect(alert(page)).toHaveText(/You stopped the interviewer.* so is the part of the turn that came/);
  await expect(page.getByText("Understood. …")).toContainText("Stopped here");
  await expect(page.getByRole("figure").getByText("In case 1")).toBeVisible();
  await expect(
    page.getByText(/Worded by scripted at .*At least [\d,]+ tokens in.* 1 of 3 calls was not counted/),
  ).toBeVisible();
  for (const name of ["Retry", "Export", "Continue with the built-in interviewer"])
    await expect(page.getByRole("button", { name })).toBeEnabled();
  expect(model.requests).toHaveLength(asked);
  model.play(finishes("Understood. And", "length"));
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(alert(page)).toHaveText(/length limit/);
  await page.reload();
  await expect(alert(page)).toHaveText(/length limit/);
  model.play(sayPlan);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await waitForMyTurn(page);
  expect(model.requests.at(-1)?.text).toContain("were cut off: Understood.");
  await model.close();
});

test("a wait is told, Stop ends it at once and at the model, and the built-in interviewer goes on", async ({
  page,
  app,
}) => {
  const model = await startModel(app, sayPlan);
  await page.clock.install();
  await page.goto(app.link);
  await startOneQuestion(page);
  model.play(neverAnswers());
  await answer(page, solidAnswer(0), { isHeard: false });
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await expect.poll(() => model.requests.length).toBe(3);
  await page.clock.fastForward(20_000);
  await expect(page.getByText(/^Still waiting \(20 s\)/)).toBeVisible();
  const hungUp = model.requests.at(-1)?.hungUp;
  const pressedAt = performance.now();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("button", { name: "Retry" })).toBeFocused();
  expect(await hungUp).toBe(true);
  expect(performance.now() - pressedAt).toBeLessThan(1_000);
  await continueBuiltIn(page).click();
  await waitForMyTurn(page);
  await page.getByRole("button", { name: "Use the model scripted" }).click();
  await expect(page.getByText(/^Worded by scripted/)).toBeVisible();
  model.play(sayPlan);
  await answer(page, solidAnswer(1));
  await expect.poll(() => model.requests.length).toBeGreaterThan(3);
  await model.close();
});

/** Milliseconds from the click on Stop to the page in which one can go on, and the time of the click. */
const timeStop = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ usableMs: number; clickedAt: number }>((resolve) => {
        addEventListener(
          "click",
          () => {
            const clickedAt = performance.now();
            const look = () => {
              if (document.activeElement?.textContent !== "Retry") return requestAnimationFrame(look);
              return resolve({
                usableMs: performance.now() - clickedAt,
                clickedAt: performance.timeOrigin + clickedAt,
              });
            };
            look();
          },
          { capture: true, once: true },
        );
      }),
  );

test("Stop frees the page within 200 ms and the model’s server within a second", async ({ page, app }, info) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  model.play(refuses(422));
  await answer(page, solidAnswer(0), { isHeard: false });
  for (const row of [
    neverAnswers(),
    reply("and so on ".repeat(30), { tokensPerSecond: 10 }),
    fallsSilent("Understood. And"),
  ]) {
    await expect(page.getByRole("button", { name: "Retry" })).toBeFocused();
    model.play(row);
    const before = model.requests.length;
    await page.getByRole("button", { name: "Retry" }).click();
    await expect.poll(() => model.requests.length).toBe(before + 1);
    const closed = model.requests.at(-1)?.hungUp.then(() => performance.timeOrigin + performance.now());
    const timed = timeStop(page);
    await page.getByRole("button", { name: "Stop" }).click();
    const { usableMs, clickedAt } = await timed;
    const closedMs = ((await closed) ?? Infinity) - clickedAt;
    info.annotations.push({
      type: "stop",
      description: `page ${usableMs.toFixed(0)} ms, server ${closedMs.toFixed(0)} ms`,
    });
    expect(usableMs).toBeLessThan(200);
    expect(closedMs).toBeLessThan(1_000);
  }
  await model.close();
});

test("practice gives hints, says what was heard, and breaks a silence", async ({ page, app }) => {
  await page.clock.install();
  await page.goto(app.link);
  await startPractice(page);
  const asked = (await question(page).textContent()) ?? "";
  await page.clock.fastForward(46_000);
  await expect(question(page)).not.toHaveText(asked);
  await expect(page.getByRole("region", { name: "The interviewer" })).toContainText(asked);
  await afterReaction(page, () => page.getByRole("button", { name: "Hint" }).click());
  await expect(page.getByRole("button", { name: "Hint (1 of 3 used)" })).toBeEnabled();
  await answer(page, solidAnswer(0));
  const feedback = page.getByRole("region", { name: "What was heard in your last answer" });
  await expect(feedback).toContainText(/\d+ words/);
  await expect(feedback.getByRole("listitem").first()).toBeVisible();
  await answerToTheEnd(page, solidAnswer);
  await openReport(page);
  await expect(page.getByText("Practice, 1 hint used")).toBeVisible();
});

test("a name that stays out reaches no model, and is shown as it is sent", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Contoso");
  await page.getByRole("button", { name: "Keep it out" }).click();
  await page.getByRole("link", { name: "Hotseat" }).click();
  await startOneQuestion(page);
  await answerBox(page).fill(`At Contoso. ${solidAnswer(0)}`);
  await page.getByText("See what goes to the model").click();
  await expect(page.getByText("At [employer]. In case 1")).toBeVisible();
  await expect(page.getByText(`To ${model.host}, for scripted.`)).toBeVisible();
  await afterReaction(page, () => page.getByRole("button", { name: "End answer" }).click());
  const sent = model.requests.map(({ text }) => text).join("\n");
  expect(sent).toContain("At [employer].");
  expect(sent).not.toContain("Contoso");
  await page.getByText(/^Said so far/).click();
  await expect(page.getByText("At Contoso. In case 1")).toBeVisible();
  await model.close();
});
