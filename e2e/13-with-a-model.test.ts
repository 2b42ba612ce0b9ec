import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import * as z from "zod/mini";
import { MirrorLine } from "#core/api.ts";
import type { RunningApp } from "../scripts/run-app.ts";
import type { Script } from "../server/testing/scripted-upstream.ts";
import {
  answersInJson,
  busy,
  endsEarly,
  failsInStream,
  finishes,
  garbles,
  hangsUp,
  lacksModel,
  neverAnswers,
  onlyReasons,
  quotaUsedUp,
  redirects,
  refuses,
  refusesKey,
  resets,
  saysNothing,
  sendsGzipBomb,
  sendsPage,
  sendsWrongEncoding,
  windowFull,
} from "../server/testing/upstream-rows.ts";
import { expect, test } from "./fixtures.ts";
import { sayPlan, startModel } from "./model.ts";
import {
  afterReaction,
  answer,
  answerBox,
  answerToTheEnd,
  question,
  reportLink,
  solidAnswer,
  startOneQuestion,
  startPractice,
  waitForMyTurn,
} from "./steps.ts";

/** The log of the only session, as the copy on disk has it. */
function copiedEvents(app: RunningApp) {
  const folder = join(app.home, "sessions");
  const file = readdirSync(folder).find((name) => name.endsWith(".jsonl")) ?? "";
  const lines = z.array(MirrorLine).parse(
    readFileSync(join(folder, file), "utf8")
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line)),
  );
  return lines.flatMap((line) => (line.kind === "event" ? [line.data] : []));
}

const alert = (page: Page) => page.getByRole("main").getByRole("alert");
const continueBuiltIn = (page: Page) => page.getByRole("button", { name: "Continue with the built-in interviewer" });

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
  await reportLink(page).click();
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

/** What a model's server does, and what the person reads. */
const failures: readonly (readonly [what: string, script: Script, words: RegExp])[] = [
  ["refuses the key", refusesKey(), /refused the key/],
  ["lacks the model", lacksModel(), /does not have that model/],
  ["refuses the request", refuses(422), /refused the request/],
  ["has too small a window", windowFull(), /longer than the model's window/],
  ["is busy for long", busy(60), /busy.* wait 60 s/],
  ["has no quota left", quotaUsedUp(), /quota .* used up/],
  ["fails", refuses(500), /server failed/],
  ["hangs up", hangsUp(), /cannot be reached/],
  ["ends without a reason", endsEarly("Understood. And"), /cut off/],
  ["is cut", resets("Understood. And"), /cut off/],
  ["hits the limit of length", finishes("Understood. And", "length"), /length limit/],
  ["filters", finishes("", "content_filter"), /would not answer/],
  ["fails in its stream", failsInStream("Understood. And"), /server failed/],
  ["sends broken lines", garbles("Understood. And what would you do about it then, and how?", 9), /cannot be read/],
  ["sends a web page", sendsPage(), /sent a web page/],
  ["says nothing", saysNothing(), /returned nothing/],
  ["only thinks", onlyReasons("Let me think about this."), /returned nothing/],
  ["sends its callers elsewhere", redirects("http://127.0.0.1:9/v1"), /elsewhere/],
  ["sends what swells", sendsGzipBomb(64 * 1024 * 1024), /cannot be read|no end/],
  ["names a wrong packing", sendsWrongEncoding("Understood."), /cannot be read/],
];

test("whatever a model’s server does, the person reads it, keeps all, and goes on", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  model.play(refuses(422));
  await answer(page, solidAnswer(0), { isHeard: false });
  for (const [what, script, words] of failures) {
    await expect(alert(page), what).toBeVisible();
    model.play(script);
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(alert(page), what).toHaveText(words);
    await expect(alert(page), what).toContainText("All that you said is kept");
    await expect(page.getByRole("button", { name: "Export" }), what).toBeEnabled();
    await expect(continueBuiltIn(page), what).toBeEnabled();
  }
  await expect.poll(() => copiedEvents(app).at(-1)?.type).toBe("interviewer-turn");
  const cutOff = copiedEvents(app).filter((event) => event.type === "interviewer-turn" && event.status !== "complete");
  expect(new Set(cutOff.map((event) => "text" in event && event.text))).toEqual(new Set(["Understood."]));
  model.play(answersInJson("Understood. And so?"));
  await continueBuiltIn(page).click();
  await waitForMyTurn(page);
  const said = copiedEvents(app).filter((event) => event.type === "answer-given");
  expect(said).toMatchObject([{ text: solidAnswer(0) }]);
  await answerToTheEnd(page, solidAnswer);
  await reportLink(page).click();
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
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
  await page.getByRole("button", { name: "Use scripted" }).click();
  await expect(page.getByText(/^Worded by scripted/)).toBeVisible();
  model.play(sayPlan);
  await answer(page, solidAnswer(1));
  await expect.poll(() => model.requests.length).toBeGreaterThan(3);
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
  await reportLink(page).click();
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
