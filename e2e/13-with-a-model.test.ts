import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import * as z from "zod/mini";
import { MirrorLine } from "#core/api.ts";
import { freePort, type RunningApp } from "../scripts/run-app.ts";
import type { Script } from "../server/testing/scripted-upstream.ts";
import {
  answersInJson,
  busy,
  callsTool,
  endsEarly,
  fallsSilent,
  failsInStream,
  finishes,
  garbles,
  hangsUp,
  lacksModel,
  lacksParameter,
  neverAnswers,
  neverEnds,
  onlyReasons,
  quotaUsedUp,
  redirects,
  refuses,
  refusesKey,
  reply,
  resets,
  saysNothing,
  sendsGzipBomb,
  sendsOneChunk,
  sendsPage,
  sendsPieces,
  sendsWrongEncoding,
  streamOf,
  windowFull,
} from "../server/testing/upstream-rows.ts";
import { expect, test } from "./fixtures.ts";
import { sayPlan, sayPlanAs, startModel } from "./model.ts";
import {
  afterReaction,
  answer,
  answerBox,
  answerToTheEnd,
  question,
  reportLink,
  solidAnswer,
  startLoop,
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

const part = "Understood. And";

/** What a model's server does, what the person reads, and the mark of the part that came, which is "Understood." */
const failures: readonly (readonly [what: string, script: Script, words: RegExp, mark?: string])[] = [
  ["refuses the key", refusesKey(), /refused the key/],
  ["forbids", refuses(403), /refused the key/],
  ["lacks the model", lacksModel(), /does not have that model/],
  ["refuses the request", refuses(422), /refused the request/],
  ["finds the request too large", refuses(413), /refused the request/],
  ["refuses a parameter ever again", refuses(400, { message: "max_tokens is not for us" }), /refused the request/],
  ["has too small a window", windowFull(), /longer than the model's window/],
  ["is busy for long", busy(60), /busy.* wait 60 s/],
  ["has no quota left", quotaUsedUp(), /quota .* used up/],
  ["stays busy", busy(0.02), /server is busy/],
  ["fails", refuses(500), /server failed/],
  ["has a bad gateway", refuses(502), /server failed/],
  ["asks for an hour", refuses(503, {}, { "retry-after": "3600" }), /server failed/],
  ["is overloaded", refuses(529), /server failed/],
  ["hangs up", hangsUp(), /cannot be reached/],
  ["ends without a reason", endsEarly(part), /cut off/, "Cut off here"],
  ["ends without a reason, and says so", endsEarly(part, "data: [DONE]\n\n"), /cut off/, "Cut off here"],
  ["is cut", resets(part), /cut off/, "Cut off here"],
  ["hits the limit of length", finishes(part, "length"), /length limit/, "Cut at the length limit"],
  ["filters", finishes("", "content_filter"), /would not answer/],
  ["filters in mid-answer", finishes(part, "content_filter"), /would not answer/, "Cut off here"],
  ["wants a tool", callsTool(""), /asked for a tool/],
  ["wants a tool after words", callsTool(part), /asked for a tool.* nothing was run/, "Cut off here"],
  ["fails in its stream", failsInStream(part), /server failed/, "Cut off here"],
  [
    "sends broken lines",
    garbles("Understood. And what would you do about it then, and how?", 9),
    /cannot be read/,
    "Cut off here",
  ],
  ["sends a web page", sendsPage(), /sent a web page/],
  ["has no such page", sendsPage(404), /sent a web page/],
  ["sends blanks without end", neverEnds(Infinity, " ".repeat(4_000)), /had no end/],
  ["says nothing", saysNothing(), /returned nothing/],
  ["only thinks", onlyReasons("Let me think about this."), /returned nothing/],
  ["sends its callers elsewhere", redirects("http://127.0.0.1:9/v1"), /elsewhere/],
  ["sends what swells", sendsGzipBomb(64 * 1024 * 1024), /cannot be read|no end/],
  ["names a wrong packing", sendsWrongEncoding("Understood."), /cannot be read/],
];

const statusByMark: Readonly<Record<string, string>> = {
  "Cut off here": "interrupted",
  "Cut at the length limit": "truncated",
};

test("whatever a model’s server does, the person reads it, keeps all, and goes on", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  model.play(refuses(422));
  await answer(page, solidAnswer(0), { isHeard: false });
  for (const [what, script, words, mark] of failures) {
    await expect(alert(page), what).toBeVisible();
    model.play(script);
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(alert(page), what).toHaveText(words);
    await expect(alert(page), what).toContainText("All that you said is kept");
    if (mark !== undefined) await expect(page.getByText("Understood. …"), what).toContainText(mark);
    await expect(page.getByRole("button", { name: "Export" }), what).toBeEnabled();
    await expect(continueBuiltIn(page), what).toBeEnabled();
  }
  await expect.poll(() => copiedEvents(app).at(-1)?.type).toBe("interviewer-turn");
  const kept = () =>
    copiedEvents(app).flatMap((event) =>
      event.type === "interviewer-turn" && event.status !== "complete" ? [[event.text, event.status]] : [],
    );
  const cut = failures.flatMap(([, , , mark]) => (mark === undefined ? [] : [["Understood.", statusByMark[mark]]]));
  await expect.poll(kept).toEqual(cut);
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

/** What goes well all the same, at the first call or the second: the model's words stand. */
const recoveries: readonly (readonly [what: string, script: Script, calls: number])[] = [
  ["takes fewer parameters", lacksParameter("stream_options", sayPlan), 2],
  ["hangs up once", [hangsUp(), sayPlan], 2],
  ["fails once", [refuses(500), sayPlan], 2],
  ["says nothing at first", [reply(" \n "), sayPlan], 2],
  ["thinks aloud first", sayPlanAs((text) => reply(`<think>\nHm.\n</think>\n\n${text}`)), 1],
  ["sends three broken lines", sayPlanAs((text) => garbles(text, 3)), 1],
  ["knows no streams", sayPlanAs(answersInJson), 1],
  ["sends line ends of its own, in odd pieces", sayPlanAs((text) => sendsPieces(inPieces(streamOf(text)))), 1],
];

/** Of five bytes each, so that letters of several bytes are cut too. */
const inPieces = (text: string) => {
  const bytes = Buffer.from(text.replaceAll("\n", "\r\n").replaceAll("data: ", "data:"));
  return Array.from({ length: Math.ceil(bytes.length / 5) }, (_, index) => bytes.subarray(index * 5, index * 5 + 5));
};

test("what a model’s server mends by itself costs the person nothing but a moment", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startLoop(page);
  for (const [index, [what, script, calls]] of recoveries.entries()) {
    model.play(script);
    const before = model.requests.length;
    await answer(page, solidAnswer(index));
    expect(model.requests.length - before, what).toBeGreaterThanOrEqual(calls);
    const turn = () => copiedEvents(app).findLast((event) => event.type === "answer-given" || "voice" in event);
    await expect.poll(turn, what).toMatchObject({ voice: { builtIn: "none" } });
  }
  await model.close();
});

test("a model’s server that asks for a moment is asked again after it, and the person sees why", async ({
  page,
  app,
}) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  model.play([busy(2), sayPlan]);
  const before = model.requests.length;
  const answeredAt = performance.now();
  await answer(page, solidAnswer(0), { isHeard: false });
  await expect(page.getByText(/server is busy\. It is asked again in a moment\. [12] s/)).toBeVisible();
  await expect.poll(() => model.requests.length).toBe(before + 2);
  expect(performance.now() - answeredAt).toBeGreaterThan(1_900);
  await waitForMyTurn(page);
  await expect(alert(page)).toBeHidden();
  await model.close();
});

test("a model’s server that is not there is named, and where to change that", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  const closed = await freePort();
  model.moveTo(`http://127.0.0.1:${closed}/v1`);
  await answer(page, solidAnswer(0), { isHeard: false });
  await expect(alert(page)).toContainText(`cannot be reached. Nothing answers at 127.0.0.1:${closed}. The setting is `);
  model.moveTo("http://127.0.0.1:9/v1");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(alert(page)).toContainText("Port 9 is kept for other programs. The setting is ");
  model.moveTo(model.url.replace("http:", "https:"));
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(alert(page)).toContainText(`No safe connection to ${model.host} could be made`);
  model.moveTo("http://no-such-host.invalid/v1");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(alert(page)).toContainText("No machine of the name no-such-host.invalid was found");
  model.moveTo(model.url);
  await page.getByRole("button", { name: "Retry" }).click();
  await waitForMyTurn(page);
  await model.close();
});

test("a turn that hit the length limit is gone on with", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  model.play(finishes(part, "length"));
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

test.describe("a model that takes too long", () => {
  test.use({
    appEnvironment: { HOTSEAT_FIRST_WORD_SECONDS: "1.5", HOTSEAT_SILENCE_SECONDS: "1.5", HOTSEAT_TURN_SECONDS: "3" },
  });

  const waits: typeof failures = [
    ["never answers", neverAnswers(), /did not begin to answer in time\. Nothing came for 1\.5 s/],
    ["only keeps the line open", fallsSilent(""), /did not begin to answer in time/],
    ["falls silent", fallsSilent(part), /stopped talking\. Nothing came for 1\.5 s/, "Cut off here"],
    ["dribbles on", reply("and so on ".repeat(200), { tokensPerSecond: 10 }), /had no end/],
  ];

  test("is told, with all that is kept, and its server is hung up on", async ({ page, app }) => {
    const model = await startModel(app, sayPlan);
    await page.goto(app.link);
    await startOneQuestion(page);
    model.play(refuses(422));
    await answer(page, solidAnswer(0), { isHeard: false });
    for (const [what, script, words, mark] of waits) {
      await expect(alert(page), what).toBeVisible();
      model.play(script);
      await page.getByRole("button", { name: "Retry" }).click();
      await expect(alert(page), what).toHaveText(words);
      if (mark !== undefined) await expect(page.getByText("Understood. …"), what).toContainText(mark);
      expect(await model.requests.at(-1)?.hungUp, what).toBe(true);
      await expect(continueBuiltIn(page), what).toBeEnabled();
    }
    await model.close();
  });
});

test("words without end are cut off at the model, and the turn ends in the built-in words", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startLoop(page);
  for (const [index, row] of [neverEnds(), sendsOneChunk(5 * 1024 * 1024)].entries()) {
    model.play(row);
    const before = model.requests.length;
    await answer(page, solidAnswer(index));
    await waitForMyTurn(page);
    const last = () => copiedEvents(app).findLast((event) => event.type === "interviewer-turn");
    await expect.poll(last).toMatchObject({ status: "complete", voice: { builtIn: "all" } });
    expect(model.requests.length).toBeGreaterThan(before);
    for (const request of model.requests.slice(before)) await request.hungUp;
  }
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
  for (const row of [neverAnswers(), reply("and so on ".repeat(30), { tokensPerSecond: 10 }), fallsSilent(part)]) {
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

test("a computer that slept while the model talked finds the turn cut off, and all that came", async ({
  page,
  app,
}) => {
  const model = await startModel(app, sayPlan);
  await page.clock.install();
  await page.goto(app.link);
  await startOneQuestion(page);
  model.play(fallsSilent(part));
  await answer(page, solidAnswer(0), { isHeard: false });
  await expect(question(page)).toHaveText("Understood.");
  const hungUp = model.requests.at(-1)?.hungUp;
  await page.clock.setSystemTime(Date.now() + 3_600_000);
  await page.clock.runFor(2_000);
  await expect(alert(page)).toHaveText(/slept before the interviewer finished/);
  await expect(page.getByText("Understood. …")).toContainText("Cut off here");
  expect(await hungUp).toBe(true);
  model.play(sayPlan);
  await page.getByRole("button", { name: "Retry" }).click();
  await waitForMyTurn(page);
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
