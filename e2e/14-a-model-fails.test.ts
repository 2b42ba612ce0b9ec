import type { Page } from "@playwright/test";
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
import {
  alert,
  type ConfiguredUpstream,
  continueBuiltIn,
  copiedEvents,
  sayPlan,
  sayPlanAs,
  startModel,
} from "./model.ts";
import {
  answer,
  answerToTheEnd,
  question,
  openReport,
  solidAnswer,
  startLoop,
  startOneQuestion,
  waitForMyTurn,
} from "./steps.ts";

const part = "Understood. And";

type Failure = readonly [what: string, script: Script, words: RegExp, mark?: string];

/** What a model's server does, what the person reads, and the mark of the part that came, which is "Understood." */
const failures: readonly Failure[] = [
  ["wants a key", refusesKey(), /wants a key, and none is set/],
  ["forbids", refuses(403), /wants a key, and none is set/],
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
  ["fails with a web page", sendsPage(502), /server failed/],
  ["sends 5 MB at once", sendsOneChunk(5 * 1024 * 1024), /had no end/],
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

/** Retry is at hand from here on: the answer is given, and the model refuses. */
async function failFirst(page: Page, model: ConfiguredUpstream): Promise<void> {
  model.play(refuses(422));
  await answer(page, solidAnswer(0), { isHeard: false });
  await expect(alert(page)).toBeVisible();
}

/** Tries again, and finds it told, with all that is kept and every way on. */
async function meetFailure(page: Page, model: ConfiguredUpstream, [what, script, words, mark]: Failure): Promise<void> {
  model.play(script);
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(alert(page), what).toHaveText(words);
  await expect(alert(page), what).toContainText("All that you said is kept");
  await expect(alert(page), what).not.toContainText(/airport|[<{]/);
  if (mark !== undefined) await expect(page.getByText("Understood. …"), what).toContainText(mark);
  await expect(page.getByRole("button", { name: "Export" }), what).toBeEnabled();
  await expect(continueBuiltIn(page), what).toBeEnabled();
}

test("whatever a model’s server does, the person reads it, keeps all, and goes on", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  await failFirst(page, model);
  for (const failure of failures) await meetFailure(page, model, failure);
  await expect.poll(() => copiedEvents(app).at(-1)?.type).toBe("interviewer-turn");
  const kept = () =>
    copiedEvents(app).flatMap((event) =>
      event.type === "interviewer-turn" && event.status !== "complete" && event.text !== ""
        ? [[event.text, event.status]]
        : [],
    );
  const cut = failures.flatMap(([, , , mark]) => (mark === undefined ? [] : [["Understood.", statusByMark[mark]]]));
  await expect.poll(kept).toEqual(cut);
  model.play(answersInJson("Understood. And so?"));
  await continueBuiltIn(page).click();
  await waitForMyTurn(page);
  const said = copiedEvents(app).filter((event) => event.type === "answer-given");
  expect(said).toMatchObject([{ text: solidAnswer(0) }]);
  await answerToTheEnd(page, solidAnswer);
  await openReport(page);
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

test.describe("a model that takes too long", () => {
  test.use({
    appEnvironment: { HOTSEAT_FIRST_WORD_SECONDS: "1.5", HOTSEAT_SILENCE_SECONDS: "1.5", HOTSEAT_TURN_SECONDS: "3" },
  });

  const waits: readonly Failure[] = [
    ["never answers", neverAnswers(), /did not begin to answer in time\. Nothing came for 1\.5 s/],
    ["only keeps the line open", fallsSilent(""), /did not begin to answer in time/],
    ["falls silent", fallsSilent(part), /stopped talking\. Nothing came for 1\.5 s/, "Cut off here"],
    ["dribbles on", reply("and so on ".repeat(200), { tokensPerSecond: 10 }), /had no end/],
  ];

  test("is told, with all that is kept, and its server is hung up on", async ({ page, app }) => {
    const model = await startModel(app, sayPlan);
    await page.goto(app.link);
    await startOneQuestion(page);
    await failFirst(page, model);
    for (const failure of waits) {
      await meetFailure(page, model, failure);
      expect(await model.requests.at(-1)?.hungUp, failure[0]).toBe(true);
    }
    await model.close();
  });
});

test("words without end are cut off at the model, and the turn ends in the built-in words", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startLoop(page);
  model.play(neverEnds());
  const before = model.requests.length;
  await answer(page, solidAnswer(0));
  await waitForMyTurn(page);
  const last = () => copiedEvents(app).findLast((event) => event.type === "interviewer-turn");
  await expect.poll(last).toMatchObject({ status: "complete", voice: { builtIn: "all" } });
  expect(model.requests.length).toBeGreaterThan(before);
  await expect(page.getByText(/This turn: The built-in voice said this turn, as the words of scripted/)).toBeVisible();
  for (const request of model.requests.slice(before)) await request.hungUp;
  await model.close();
});

test("words that come twice are taken as they came", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startLoop(page);
  model.play(sayPlanAs((text) => sendsPieces(twice(streamOf(text)))));
  await answer(page, solidAnswer(0));
  await waitForMyTurn(page);
  await expect.poll(() => copiedEvents(app).at(-2)).toMatchObject({ type: "answer-given" });
  expect(copiedEvents(app).at(-1)).toMatchObject({ status: "complete", text: expect.stringMatching(/\b(\w+ )\1/) });
  await model.close();
});

const twice = (stream: string) =>
  stream.split(/(?<=\n\n)/).flatMap((event) => [Buffer.from(event), Buffer.from(event)]);

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
