import { describe, expect, it } from "vitest";
import type { SessionEvent } from "#core/transcript/session.ts";
import { apiError } from "../api/api-error.ts";
import { createMemorySessionStore } from "../storage/memory-session-store.ts";
import type { SessionStore } from "../storage/session-store.ts";
import { createTestIds } from "../testing/clock.ts";
import { createTestLocks } from "../testing/locks.ts";
import { clientOf, type Script } from "../testing/scripted-client.ts";
import { reach, setUpInterview } from "../testing/interviews.ts";
import { headerOf } from "../testing/sessions.ts";
import { createInterviewController } from "./interview-controller.ts";
import type { InterviewController } from "./interview-snapshot.ts";

const settle = () => new Promise((resolve) => setImmediate(resolve));

const textsOf = (events: readonly SessionEvent[]) =>
  events.flatMap((event) => ("text" in event ? [event.text] : [`(${event.type})`]));

async function storedEvents(store: SessionStore) {
  const loaded = await store.load("s");
  if (!loaded.ok) throw new Error(loaded.error.type);
  return loaded.value.events;
}

const whole = [
  "Welcome.",
  "How would you cut cost?",
  "Answer 1",
  "And then, 1?",
  "Answer 2",
  "And then, 2?",
  "Answer 3",
  "Thank you.",
];

/** Answers until the interview has ended, pressing Retry where it must. */
async function answerAll(controller: InterviewController) {
  for (let steps = 0; steps < 40; steps += 1) {
    const stage = await reach(controller, "your-turn", "interrupted", "ended");
    if (stage.type === "ended") return;
    const given = controller.getSnapshot().events.filter(({ type }) => type === "answer-given").length;
    if (stage.type === "your-turn") controller.answer(`Answer ${given + 1}`);
    else controller.retry();
  }
  throw new Error("the interview did not end");
}

describe("an interview", () => {
  it("goes from the opening to the close, each event with its place and all of them kept", async () => {
    const { controller, store } = await setUpInterview();
    controller.open();
    await answerAll(controller);
    const { events, header, saving } = controller.getSnapshot();
    expect(textsOf(events)).toEqual(whole);
    expect(events.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(await storedEvents(store)).toEqual(events);
    expect(header).toMatchObject({ state: "ended", endedBy: "agenda" });
    expect(saving).toEqual({ type: "saved" });
  });

  it("keeps an answer before it asks the interviewer", async () => {
    const order: string[] = [];
    const memory = createMemorySessionStore();
    const store: SessionStore = {
      ...memory,
      async appendEvent(id, event) {
        const appended = await memory.appendEvent(id, event);
        order.push(`kept ${event.type}`);
        return appended;
      },
    };
    const { controller, interviewer, options } = await setUpInterview([], { store });
    const ask = interviewer.client.streamInterviewTurn;
    const asking = createInterviewController({
      ...options,
      client: clientOf({
        streamInterviewTurn(request, streamOptions) {
          order.push(`asked with ${request.events.length} events`);
          return ask(request, streamOptions);
        },
      }),
    });
    expect(controller.getSnapshot().stage.type).toBe("loading");
    asking.open();
    await reach(asking, "your-turn");
    asking.answer("Answer 1");
    expect(asking.getSnapshot().saving.type).toBe("saved");
    await reach(asking, "your-turn");
    expect(order.slice(2)).toEqual([
      "kept interviewer-turn",
      "kept answer-given",
      "asked with 3 events",
      "kept interviewer-turn",
    ]);
  });

  it("takes one answer for a double press, and none for blank text", async () => {
    const { controller } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    controller.answer("  \n");
    expect(controller.getSnapshot().stage.type).toBe("your-turn");
    controller.answer("Answer 1");
    controller.answer("Answer 1");
    await reach(controller, "your-turn");
    expect(textsOf(controller.getSnapshot().events)).toEqual(whole.slice(0, 4));
  });

  it("shows the interviewer's words as they arrive", async () => {
    const { controller } = await setUpInterview();
    const seen: string[] = [];
    controller.subscribe(() => {
      const { partial } = controller.getSnapshot();
      if (partial !== null) seen.push(partial.text);
    });
    controller.open();
    await reach(controller, "your-turn");
    expect(seen).toContain("How would ");
    expect(controller.getSnapshot().partial).toBeNull();
  });

  it("repeats and ends when a button is pressed", async () => {
    const { controller } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    controller.repeat();
    await reach(controller, "your-turn");
    controller.end();
    await reach(controller, "ended");
    expect(textsOf(controller.getSnapshot().events).slice(2)).toEqual([
      "(control-pressed)",
      "Once more: cost?",
      "(control-pressed)",
      "Goodbye.",
    ]);
    expect(controller.getSnapshot().header).toMatchObject({ state: "ended", endedBy: "candidate" });
  });
});

describe("ending an interview", () => {
  it("never looks like a failure, also in mid-sentence", async () => {
    const { controller } = await setUpInterview([{ waitAfter: 5 }]);
    const stages = new Set<string>();
    controller.open();
    await new Promise<void>((resolve) => {
      controller.subscribe(() => {
        stages.add(controller.getSnapshot().stage.type);
        if (controller.getSnapshot().partial?.text === "How ") resolve();
      });
    });
    controller.end();
    await reach(controller, "ended");
    expect([...stages]).toEqual(["loading", "interviewer-speaking", "ended"]);
    expect(textsOf(controller.getSnapshot().events)).toEqual(["Welcome.", "How ", "(control-pressed)", "Goodbye."]);
  });

  it("ends a pause first", async () => {
    const { controller } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    controller.pause();
    await reach(controller, "paused");
    controller.end();
    await reach(controller, "ended");
    expect(textsOf(controller.getSnapshot().events).slice(2)).toEqual([
      "(paused)",
      "(resumed)",
      "(control-pressed)",
      "Goodbye.",
    ]);
  });

  it("is finished on coming back when the page was gone between the close and the header", async () => {
    const { store, options } = await setUpInterview();
    const controller = createInterviewController(options);
    controller.open();
    await answerAll(controller);
    const events = await storedEvents(store);
    const again = createMemorySessionStore();
    await again.create(headerOf("s"), null);
    for (const event of events) await again.appendEvent("s", event);
    const back = createInterviewController({ ...options, store: again, locks: createTestLocks(), client: clientOf() });
    back.open();
    await reach(back, "ended");
    expect(await again.load("s")).toMatchObject({ value: { header: { state: "ended", endedBy: "agenda" } } });
  });
});

describe("an interrupted interview", () => {
  it("comes to the same transcript wherever any stream is cut", async () => {
    for (let request = 0; request < 4; request += 1) {
      for (let cutAfter = 0; cutAfter <= 10; cutAfter += 1) {
        const scripts: Script[] = [...Array.from({ length: request }, () => ({})), { cutAfter }];
        const { controller, store } = await setUpInterview(scripts);
        controller.open();
        await answerAll(controller);
        const complete = controller
          .getSnapshot()
          .events.filter((event) => event.type !== "interviewer-turn" || event.status === "complete");
        expect(textsOf(complete)).toEqual(whole);
        expect(await storedEvents(store)).toEqual(controller.getSnapshot().events);
      }
    }
  });

  it("keeps the part that arrived, marked as interrupted", async () => {
    const { controller, store } = await setUpInterview([{ cutAfter: 6 }]);
    controller.open();
    const stage = await reach(controller, "interrupted");
    expect(stage).toMatchObject({ error: { code: "interrupted", retryable: true } });
    expect(await storedEvents(store)).toMatchObject([
      { text: "Welcome.", status: "complete" },
      { text: "How would ", status: "interrupted" },
    ]);
  });

  it("can be stopped by the person, and asked again", async () => {
    const { controller } = await setUpInterview([{ waitAfter: 5 }]);
    controller.open();
    await new Promise<void>((resolve) => {
      controller.subscribe(() => controller.getSnapshot().partial?.text === "How " && resolve());
    });
    controller.stop();
    expect(await reach(controller, "interrupted")).toMatchObject({ error: { code: "stopped" } });
    expect(controller.getSnapshot().events.at(-1)).toMatchObject({ text: "How ", status: "stopped" });
    controller.retry();
    await reach(controller, "your-turn");
    expect(controller.getSnapshot().events.at(-1)).toMatchObject({
      text: "How would you cut cost?",
      status: "complete",
    });
  });

  it("says that the server is away, and goes on when it is back", async () => {
    const { controller } = await setUpInterview([{ failWith: apiError("unreachable") }]);
    controller.open();
    expect(await reach(controller, "interrupted")).toMatchObject({ error: { code: "unreachable" } });
    controller.retry();
    await reach(controller, "your-turn");
  });

  it("is not taken for whole when the stream ends without a word", async () => {
    const { controller, options } = await setUpInterview();
    const silent = createInterviewController({
      ...options,
      client: clientOf({ streamInterviewTurn: async () => ({ ok: true, value: undefined }) }),
    });
    expect(controller.getSnapshot().events).toEqual([]);
    silent.open();
    expect(await reach(silent, "interrupted")).toMatchObject({ error: { code: "interrupted" } });
  });

  it("ends when told to, also while the server is away", async () => {
    const { controller, interviewer, store } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    interviewer.scripts.push({ failWith: apiError("unreachable") });
    controller.end();
    await reach(controller, "ended");
    expect(await store.load("s")).toMatchObject({ value: { header: { state: "ended", endedBy: "candidate" } } });
  });

  it("sends the kept pack once to a server that lacks it", async () => {
    const { controller, options, interviewer } = await setUpInterview([{ failWith: apiError("pack-unknown") }]);
    const sent: unknown[] = [];
    const client = {
      ...interviewer.client,
      sendPack: async (document: unknown) => {
        sent.push(document);
        return { ok: true as const, value: undefined };
      },
    };
    const sending = createInterviewController({ ...options, client });
    sending.open();
    await reach(sending, "your-turn");
    expect(sent).toEqual([{ hash: "hash-1", pack: { title: "Pack" } }]);
    expect(controller.getSnapshot().stage.type).toBe("loading");
  });
});

describe("coming back to an interview", () => {
  it("goes on with nothing lost or doubled after a crash at any moment", async () => {
    const { options, store } = await setUpInterview();
    const run = createInterviewController(options);
    run.open();
    await answerAll(run);
    const events = await storedEvents(store);
    for (let kept = 0; kept <= events.length; kept += 1) {
      const again = createMemorySessionStore();
      await again.create(headerOf("s"), null);
      for (const event of events.slice(0, kept)) await again.appendEvent("s", event);
      const after = createInterviewController({
        ...options,
        store: again,
        locks: createTestLocks(),
        ids: createTestIds("b"),
      });
      after.open();
      await answerAll(after);
      expect(textsOf(await storedEvents(again))).toEqual(whole);
      expect(await again.load("s")).toMatchObject({ value: { header: { state: "ended", endedBy: "agenda" } } });
    }
  });

  it("brings the draft back, at most 300 ms old, however fast the typing", async () => {
    const { controller, options, clock } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    for (const text of ["I", "I w", "I wo", "I wou"]) {
      controller.setDraft(text);
      clock.advance(100);
    }
    await settle();
    const crashed = createInterviewController({ ...options, locks: createTestLocks() });
    crashed.open();
    await reach(crashed, "your-turn");
    expect(crashed.getSnapshot().draft).toBe("I wo");
  });

  it("keeps the very last letter when the page is hidden", async () => {
    const { controller, store, clock, pageLife } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    clock.advance(4_000);
    controller.setDraft("last letter");
    pageLife.hide();
    await settle();
    expect(await store.loadDraft("s")).toEqual({ ok: true, value: { text: "last letter", seq: 2, atMs: 4_000 } });
  });

  it("goes on from the time at which the page was hidden", async () => {
    const { controller, options, clock, pageLife } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    clock.advance(4_000);
    pageLife.hide();
    await settle();
    clock.advance(60_000);
    const reloaded = createInterviewController({ ...options, locks: createTestLocks() });
    reloaded.open();
    await reach(reloaded, "your-turn");
    expect(reloaded.getSnapshot().elapsedMs).toBe(4_000);
  });

  it("keeps an answer as a draft when the page dies while it is being kept", async () => {
    const memory = createMemorySessionStore();
    const dying: SessionStore = {
      ...memory,
      appendEvent: (id, event) =>
        event.type === "answer-given" ? new Promise(() => {}) : memory.appendEvent(id, event),
    };
    const { controller, options, pageLife } = await setUpInterview([], { store: dying });
    controller.open();
    await reach(controller, "your-turn");
    controller.setDraft("Answer 1");
    controller.answer("Answer 1");
    await settle();
    pageLife.hide();
    await settle();
    const reloaded = createInterviewController({ ...options, store: memory, locks: createTestLocks() });
    reloaded.open();
    await reach(reloaded, "your-turn");
    expect(reloaded.getSnapshot().draft).toBe("Answer 1");
  });

  it("does not bring back an answer that was kept after all while the page died", async () => {
    const memory = createMemorySessionStore();
    const late: SessionStore = {
      ...memory,
      async appendEvent(id, event) {
        const appended = await memory.appendEvent(id, event);
        return event.type === "answer-given" ? new Promise(() => {}) : appended;
      },
    };
    const { controller, options, pageLife } = await setUpInterview([], { store: late });
    controller.open();
    await reach(controller, "your-turn");
    controller.setDraft("Answer 1");
    controller.answer("Answer 1");
    await settle();
    pageLife.hide();
    await settle();
    const reloaded = createInterviewController({ ...options, store: memory, locks: createTestLocks() });
    reloaded.open();
    await reach(reloaded, "your-turn");
    expect(textsOf(reloaded.getSnapshot().events)).toEqual(whole.slice(0, 4));
    expect(reloaded.getSnapshot().draft).toBe("");
  });

  it("has no draft left of an answer that was given", async () => {
    const { controller, store, clock } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    controller.setDraft("Answer 1");
    controller.answer("Answer 1");
    await reach(controller, "your-turn");
    clock.advance(1_000);
    await settle();
    expect(controller.getSnapshot().draft).toBe("");
    expect(await store.loadDraft("s")).toEqual({ ok: true, value: null });
  });

  it("keeps an answer as a draft when the screen is left in the same moment", async () => {
    const { controller, store } = await setUpInterview();
    const leave = controller.open();
    await reach(controller, "your-turn");
    controller.setDraft("Answer 1");
    controller.answer("Answer 1");
    leave();
    await settle();
    expect(await store.load("s")).toMatchObject({ value: { draft: { text: "Answer 1" } } });
    expect(textsOf(await storedEvents(store))).toEqual(whole.slice(0, 2));
  });

  it("can be left and opened again by the same screen", async () => {
    const { controller } = await setUpInterview();
    controller.open()();
    const leave = controller.open();
    await reach(controller, "your-turn");
    leave();
    controller.open();
    await answerAll(controller);
    expect(textsOf(controller.getSnapshot().events)).toEqual(whole);
  });

  it("says that there is no such session", async () => {
    const { options } = await setUpInterview();
    const controller = createInterviewController({ ...options, sessionId: "none" });
    controller.open();
    expect(await reach(controller, "missing")).toMatchObject({ error: { type: "not-found" } });
  });
});

describe("interview time", () => {
  it("counts the turns of both, and neither pauses nor time away", async () => {
    const { controller, options, clock } = await setUpInterview();
    const leave = controller.open();
    await reach(controller, "your-turn");
    clock.advance(10_000);
    expect(controller.getSnapshot().elapsedMs).toBe(10_000);
    controller.pause();
    await reach(controller, "paused");
    clock.advance(60_000);
    controller.resume();
    await reach(controller, "your-turn");
    clock.advance(5_000);
    controller.answer("Answer 1");
    await reach(controller, "your-turn");
    leave();
    clock.advance(3_600_000);
    const again = createInterviewController(options);
    again.open();
    await reach(again, "your-turn");
    clock.advance(2_000);
    again.answer("Answer 2");
    await reach(again, "your-turn");
    const timed = again.getSnapshot().events.filter(({ type }) => type !== "interviewer-turn");
    expect(timed.map(({ type, atMs }) => [type, atMs])).toEqual([
      ["paused", 10_000],
      ["resumed", 10_000],
      ["answer-given", 15_000],
      ["answer-given", 17_000],
    ]);
  });

  it("stands still while the interviewer cannot be reached", async () => {
    const { controller, clock } = await setUpInterview([{ failWith: apiError("unreachable") }]);
    controller.open();
    await reach(controller, "interrupted");
    clock.advance(30_000);
    controller.retry();
    await reach(controller, "your-turn");
    expect(controller.getSnapshot().elapsedMs).toBe(0);
  });

  it("stays paused over a reload", async () => {
    const { controller, options, interviewer } = await setUpInterview();
    const leave = controller.open();
    await reach(controller, "your-turn");
    controller.pause();
    await reach(controller, "paused");
    await settle();
    leave();
    const again = createInterviewController(options);
    again.open();
    await reach(again, "paused");
    expect(interviewer.requests).toHaveLength(1);
  });

  it("pauses an interviewer in mid-sentence, who says it anew afterwards", async () => {
    const { controller } = await setUpInterview([{ waitAfter: 5 }]);
    controller.open();
    await new Promise<void>((resolve) => {
      controller.subscribe(() => controller.getSnapshot().partial?.text === "How " && resolve());
    });
    controller.pause();
    await reach(controller, "paused");
    await settle();
    controller.resume();
    await reach(controller, "your-turn");
    expect(textsOf(controller.getSnapshot().events)).toEqual([
      "Welcome.",
      "How ",
      "(paused)",
      "(resumed)",
      "How would you cut cost?",
    ]);
  });
});

describe("one interview in two tabs", () => {
  it("is read-only in the second, until that one takes over", async () => {
    const { controller, options, store } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    const second = createInterviewController({ ...options, ids: createTestIds("second") });
    second.open();
    await reach(second, "read-only");
    second.answer("Answer 1");
    second.setDraft("x");
    expect(second.getSnapshot().draft).toBe("");
    second.takeOver();
    await reach(second, "your-turn");
    await reach(controller, "read-only");
    controller.answer("From the first tab");
    await answerAll(second);
    expect(textsOf(await storedEvents(store))).toEqual(whole);
  });

  it("writes nothing more once it was taken over in mid-sentence", async () => {
    const { controller, options, store } = await setUpInterview([{ waitAfter: 5 }]);
    controller.open();
    await new Promise<void>((resolve) => {
      controller.subscribe(() => controller.getSnapshot().partial?.text === "How " && resolve());
    });
    const second = createInterviewController({ ...options, ids: createTestIds("second") });
    second.open();
    await reach(second, "read-only");
    second.takeOver();
    await answerAll(second);
    expect(textsOf(await storedEvents(store))).toEqual(whole);
  });

  it("gives way, and gives the answer back, when another tab wrote first without a lock", async () => {
    const { controller, store } = await setUpInterview();
    controller.open();
    await reach(controller, "your-turn");
    await store.appendEvent("s", { type: "answer-given", seq: 2, id: "other", atMs: 0, text: "Other tab" });
    controller.answer("This tab");
    await reach(controller, "read-only");
    await settle();
    expect(textsOf(controller.getSnapshot().events).at(-1)).toBe("Other tab");
    expect(controller.getSnapshot().draft).toBe("This tab");
  });
});

describe("a browser without room", () => {
  it("goes on in memory, says so, hands everything to the copy on disk, and saves once there is room", async () => {
    const memory = createMemorySessionStore();
    let isFull = false;
    const store: SessionStore = {
      ...memory,
      appendEvent: async (id, event) =>
        isFull ? { ok: false, error: { type: "full" } } : memory.appendEvent(id, event),
    };
    const { controller, mirror } = await setUpInterview([], { store });
    let leave = controller.open();
    await reach(controller, "your-turn");
    isFull = true;
    controller.answer("Answer 1");
    await reach(controller, "your-turn");
    expect(controller.getSnapshot().saving).toEqual({ type: "not-saved", reason: "full" });
    expect(textsOf(controller.getSnapshot().events)).toEqual(whole.slice(0, 4));
    expect(textsOf(mirror.unsaved)).toEqual(["Answer 1", "And then, 1?"]);
    leave();
    leave = controller.open();
    await reach(controller, "your-turn");
    expect(textsOf(controller.getSnapshot().events)).toEqual(whole.slice(0, 4));
    isFull = false;
    controller.saveAgain();
    await settle();
    expect(controller.getSnapshot().saving).toEqual({ type: "saved" });
    expect(textsOf(await storedEvents(store))).toEqual(whole.slice(0, 4));
  });
});
