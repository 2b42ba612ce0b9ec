import { describe, expect, it } from "vitest";
import type { SessionEvent, TurnVoice, VoiceChoice } from "#core/transcript/session.ts";
import { apiError } from "../api/api-error.ts";
import { reach, setUpInterview } from "../testing/interviews.ts";
import type { Script } from "../testing/scripted-client.ts";
import { createNamesOut } from "../settings/names-out.ts";
import { createTestStorage } from "../testing/storage.ts";
import { createInterviewController } from "./interview-controller.ts";
import type { InterviewController, InterviewSnapshot } from "./interview-snapshot.ts";

const builtIn: VoiceChoice = { name: "built-in" };
const model: VoiceChoice = { name: "model", modelId: "chat" };
const voice: TurnVoice = {
  model: "tiny",
  promptHash: "p",
  usage: { inputTokens: 9, outputTokens: 3 },
  calls: 2,
  violations: ["praise"],
  builtIn: "end",
  turnsLeftOut: 4,
};

async function begin(scripts: Script[] = []) {
  const setUp = await setUpInterview(scripts);
  setUp.controller.open();
  return setUp;
}

/** Resolves with the first snapshot that is as wished. */
function see(controller: InterviewController, wish: (snapshot: InterviewSnapshot) => boolean) {
  return new Promise<InterviewSnapshot>((resolve) => {
    const look = () => {
      const snapshot = controller.getSnapshot();
      if (!wish(snapshot)) return;
      leave();
      resolve(snapshot);
    };
    const leave = controller.subscribe(look);
    look();
  });
}

const logOf = (events: readonly SessionEvent[]) => events.map((event) => ("text" in event ? event.text : event.type));

const isComplete = (event: SessionEvent | undefined) =>
  event?.type === "interviewer-turn" && event.status === "complete";

describe("an interview in a model’s voice", () => {
  it("keeps with each turn how it was worded", async () => {
    const { controller, store } = await begin([{ voice }]);
    await reach(controller, "your-turn");
    expect(controller.getSnapshot().events.at(-1)).toMatchObject({ text: "How would you cut cost?", voice });
    expect(await store.load("s")).toMatchObject({ value: { events: [{ voice }, { voice }] } });
  });

  it("tells when the model is asked again, until its words come", async () => {
    const waiting = { type: "waiting" as const, reason: "It is busy.", waitMs: 7_000 };
    const { controller, clock } = await begin([{ first: waiting, waitAfter: 0 }]);
    const { awaited } = await see(controller, (snapshot) => snapshot.awaited?.again != null);
    expect(awaited).toEqual({ sinceMs: 0, again: { reason: "It is busy.", atMs: 7_000 } });
    clock.advance(3_000);
    expect(controller.getSnapshot()).toMatchObject({ elapsedMs: 3_000, awaited });
    controller.stop();
    await reach(controller, "interrupted");
    expect(controller.getSnapshot().awaited).toBeNull();
    controller.retry();
    await see(controller, ({ partial }) => partial?.text === "Welcome.");
    expect(controller.getSnapshot().awaited).toBeNull();
  });

  it("sends the names that stay out with each turn, and keeps them nowhere", async () => {
    const names = createNamesOut(createTestStorage());
    const { controller, interviewer, store } = await setUpInterview([], { namesOut: names });
    controller.open();
    await reach(controller, "your-turn");
    names.replace([{ name: "Acme", as: "[employer]" }]);
    controller.answer("At Acme I cut it.");
    await see(controller, ({ events }) => isComplete(events[3]));
    expect(interviewer.requests.map(({ namesOut }) => namesOut)).toEqual([
      undefined,
      [{ name: "Acme", as: "[employer]" }],
    ]);
    expect(JSON.stringify(await store.load("s"))).not.toContain("[employer]");
  });
});

describe("a turn that hit the model’s limit of length", () => {
  const cut = (): Script[] => [{}, { cutAfter: 2, cutWith: apiError("model-length") }];

  it("is kept as truncated, and gone on with where the person wants it", async () => {
    const { controller, interviewer } = await begin(cut());
    await reach(controller, "your-turn");
    controller.answer("Answer 1");
    await reach(controller, "interrupted");
    expect(controller.getSnapshot().events.at(-1)).toMatchObject({ text: "And ", status: "truncated" });
    controller.goOn();
    await reach(controller, "your-turn");
    expect(interviewer.requests.map(({ goesOn }) => goesOn)).toEqual([undefined, undefined, true]);
    expect(controller.getSnapshot().events.at(-1)).toMatchObject({ text: "And then, 1?", status: "complete" });
  });

  it("is said anew with Retry", async () => {
    const { controller, interviewer } = await begin(cut());
    await reach(controller, "your-turn");
    controller.answer("Answer 1");
    await reach(controller, "interrupted");
    controller.retry();
    await reach(controller, "your-turn");
    expect(interviewer.requests.at(-1)?.goesOn).toBeUndefined();
  });

  it("cannot be gone on with once it failed in another way", async () => {
    const { controller, interviewer } = await begin([{ cutAfter: 5 }]);
    await reach(controller, "interrupted");
    controller.goOn();
    expect(controller.getSnapshot().stage.type).toBe("interrupted");
    expect(interviewer.requests).toHaveLength(1);
  });
});

describe("an interview in a model’s voice whose page is opened again", () => {
  const stopped = { code: "stopped" };
  const cutAtLimit = { cutAfter: 2, cutWith: apiError("model-length") };

  /** A first visit that ends in an interruption, at a stop once so much is shown, and the next page. */
  async function reopen(scripts: Script[], shown: string | null, choice: VoiceChoice = model) {
    const { controller, interviewer, options, store } = await setUpInterview(scripts);
    await store.appendEvent("s", { type: "voice-chosen", seq: 0, id: "v", atMs: 0, voice: choice });
    const leave = controller.open();
    await reach(controller, "your-turn");
    controller.answer("Answer 1");
    if (shown !== null) {
      await see(controller, ({ partial }) => partial?.text === shown);
      controller.stop();
    }
    await reach(controller, "interrupted");
    leave();
    const again = createInterviewController(options);
    again.open();
    return { again, interviewer, stage: await reach(again, "interrupted") };
  }

  it.each([
    ["before its first word", 1, ""],
    ["in mid-turn", 2, "And "],
  ])("stays stopped %s, with what was shown, until it is asked", async (_, waitAfter, text) => {
    const { again, interviewer, stage } = await reopen([{}, { waitAfter }], text);
    expect(stage).toMatchObject({ error: stopped });
    expect(again.getSnapshot().events.at(-1)).toMatchObject({ text, status: "stopped" });
    expect(interviewer.requests).toHaveLength(2);
    again.retry();
    await reach(again, "your-turn");
    expect(again.getSnapshot().events.at(-1)).toMatchObject({ text: "And then, 1?", status: "complete" });
  });

  it("stays stopped where nothing leaves this computer, too", async () => {
    expect((await reopen([{}, { waitAfter: 2 }], "And ", builtIn)).stage).toMatchObject({ error: stopped });
  });

  it("can still be gone on with after the limit of length", async () => {
    const { again, interviewer, stage } = await reopen([{}, cutAtLimit], null);
    expect(stage).toMatchObject({ error: { code: "model-length" } });
    again.goOn();
    await reach(again, "your-turn");
    expect(interviewer.requests.map(({ goesOn }) => goesOn)).toEqual([undefined, undefined, true]);
  });

  it("asks nothing of a model that had said nothing yet", async () => {
    const { interviewer, stage } = await reopen([{}, { failWith: apiError("model-key-refused") }], null);
    expect(stage).toMatchObject({ error: { code: "interrupted", message: expect.stringMatching(/page was closed/) } });
    expect(interviewer.requests).toHaveLength(2);
  });
});

it("keeps what a turn took that failed before its first word", async () => {
  const { controller } = await begin([{}, { cutAfter: 1, cutWith: apiError("model-empty"), cut: voice }]);
  await reach(controller, "your-turn");
  controller.answer("Answer 1");
  await reach(controller, "interrupted");
  expect(controller.getSnapshot().events.at(-1)).toMatchObject({ text: "", status: "interrupted", voice });
});

describe("a computer that sleeps while the interviewer talks", () => {
  it("finds the turn interrupted when it wakes, with what had come", async () => {
    const { controller, clock } = await begin([{ waitAfter: 5 }]);
    await see(controller, ({ partial }) => partial?.text === "How ");
    clock.sleep(60_000);
    clock.advance(1_000);
    const stage = await reach(controller, "interrupted");
    expect(stage).toMatchObject({ error: { code: "interrupted", message: expect.stringMatching(/slept/) } });
    expect(controller.getSnapshot().events.at(-1)).toMatchObject({ text: "How ", status: "interrupted" });
    controller.retry();
    await reach(controller, "your-turn");
  });

  it("is not what a long wait is taken for, nor a clock that was set by a second", async () => {
    const { controller, clock } = await begin([{ waitAfter: 5 }]);
    await see(controller, ({ partial }) => partial?.text === "How ");
    for (let second = 0; second < 50; second += 1) {
      clock.sleep(1_500);
      clock.advance(1_000);
    }
    expect(controller.getSnapshot().stage.type).toBe("interviewer-speaking");
  });
});

describe("changing the voice in mid-interview", () => {
  it("says a turn that did not come anew, in the other voice", async () => {
    const { controller, interviewer } = await begin([{ cutAfter: 5 }]);
    await reach(controller, "interrupted");
    controller.chooseVoice(builtIn);
    await reach(controller, "your-turn");
    const { events } = controller.getSnapshot();
    expect(logOf(events)).toEqual(["Welcome.", "How ", "voice-chosen", "How would you cut cost?"]);
    expect(interviewer.requests[1]?.events.at(-1)).toMatchObject({ type: "voice-chosen", voice: builtIn });
  });

  it("cuts off a model that is talking, and keeps what it said", async () => {
    const { controller } = await begin([{ waitAfter: 5 }]);
    await see(controller, ({ partial }) => partial?.text === "How ");
    controller.chooseVoice(builtIn);
    await reach(controller, "your-turn");
    const { events } = controller.getSnapshot();
    expect(events.map((event) => ("status" in event ? event.status : event.type))).toEqual([
      "complete",
      "stopped",
      "voice-chosen",
      "complete",
    ]);
  });

  it("asks nothing while it is the person’s turn, and goes back as easily", async () => {
    const { controller, interviewer } = await begin();
    await reach(controller, "your-turn");
    controller.chooseVoice(model);
    controller.chooseVoice(builtIn);
    await see(controller, ({ events }) => events.length === 4);
    expect(controller.getSnapshot().stage.type).toBe("your-turn");
    expect(interviewer.requests).toHaveLength(1);
    controller.answer("Answer 1");
    await see(controller, ({ events }) => isComplete(events.at(-1)));
    expect(controller.getSnapshot().events.at(-1)).toMatchObject({ text: "And then, 1?" });
  });
});

describe("a silence", () => {
  it("is broken by the interviewer while it stays the person’s turn", async () => {
    const { controller } = await begin();
    await reach(controller, "your-turn");
    const stages = new Set<string>();
    controller.subscribe(() => stages.add(controller.getSnapshot().stage.type));
    controller.noticeSilence();
    await see(controller, ({ events, partial }) => partial === null && isComplete(events[3]));
    expect(logOf(controller.getSnapshot().events).slice(2)).toEqual(["silence-noticed", "Take your time."]);
    expect([...stages]).toEqual(["your-turn"]);
  });

  it("may be left to itself, also by a model that fails", async () => {
    const { controller, interviewer } = await begin();
    await reach(controller, "your-turn");
    interviewer.scripts.push({ failWith: apiError("model-failed") });
    controller.noticeSilence();
    await new Promise((resolve) => setImmediate(resolve));
    expect(interviewer.requests).toHaveLength(2);
    expect(controller.getSnapshot().stage.type).toBe("your-turn");
    controller.answer("Answer 1");
    await see(controller, ({ events }) => isComplete(events.at(-1)));
    expect(logOf(controller.getSnapshot().events).slice(2)).toEqual(["silence-noticed", "Answer 1", "And then, 1?"]);
  });

  it("ends with the person’s answer, which cuts the interviewer off", async () => {
    const { controller, interviewer } = await begin();
    await reach(controller, "your-turn");
    interviewer.scripts.push({ waitAfter: 2 });
    controller.noticeSilence();
    await see(controller, ({ partial }) => partial?.text === "Take ");
    controller.answer("Answer 1");
    await see(controller, ({ events }) => isComplete(events.at(-1)));
    const { events, stage } = controller.getSnapshot();
    expect(logOf(events).slice(2)).toEqual(["silence-noticed", "Take ", "Answer 1", "And then, 1?"]);
    expect(stage.type).not.toBe("interrupted");
  });
});

describe("a hint", () => {
  it("is asked for with a button, and answers nothing", async () => {
    const { controller } = await begin();
    await reach(controller, "your-turn");
    controller.hint();
    await see(controller, ({ events }) => isComplete(events[3]));
    expect(logOf(controller.getSnapshot().events).slice(2)).toEqual(["control-pressed", "Think of storage."]);
  });
});
