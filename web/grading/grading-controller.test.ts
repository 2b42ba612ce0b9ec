import { describe, expect, it } from "vitest";
import type { GradingFrame } from "#core/api.ts";
import { err, ok } from "#core/result.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiClient } from "../api/client.ts";
import { createMemorySessionStore } from "../storage/memory-session-store.ts";
import type { SessionStore } from "../storage/session-store.ts";
import { clientOf } from "../testing/scripted-client.ts";
import { answerOf, headerOf, reportOf, turnOf } from "../testing/sessions.ts";
import { createGradingController } from "./grading-controller.ts";
import type { GradingController, GradingStage } from "./grading-snapshot.ts";

const report = reportOf(3);
const frames: GradingFrame[] = [
  ...report.grade.axes.map((axis) => ({ type: "axis" as const, axis })),
  { type: "flags", redFlags: [] },
  { type: "report", report },
];

/** A grader whose first streams are cut after so many frames. */
function graderOf(cuts: number[] = []) {
  const requests: unknown[] = [];
  const streamGrading: ApiClient["streamGrading"] = async (request, { signal, onFrame }) => {
    requests.push(request);
    const cut = cuts.shift();
    for (const frame of frames.slice(0, cut)) {
      if (signal.aborted) return err(apiError("stopped"));
      await onFrame(frame);
    }
    return cut === undefined ? ok(undefined) : err(apiError("interrupted"));
  };
  return { client: clientOf({ streamGrading }), requests };
}

async function storeOf(state: "running" | "ended"): Promise<SessionStore> {
  const store = createMemorySessionStore();
  await store.create(headerOf("s", { state }), { hash: "hash-1", pack: {} });
  await store.appendEvent("s", turnOf(0));
  await store.appendEvent("s", answerOf(1));
  return store;
}

function reach(controller: GradingController, ...types: GradingStage["type"][]): Promise<GradingStage> {
  return new Promise((resolve) => {
    const look = () => {
      const { stage } = controller.getSnapshot();
      if (!types.includes(stage.type)) return;
      leave();
      resolve(stage);
    };
    const leave = controller.subscribe(look);
    look();
  });
}

describe("grading a session", () => {
  it("shows axes as they arrive and keeps the whole report", async () => {
    const store = await storeOf("ended");
    const { client, requests } = graderOf();
    const controller = createGradingController({ sessionId: "s", store, client });
    const seen: number[] = [];
    controller.subscribe(() => seen.push(controller.getSnapshot().axes.length));
    controller.open();
    await reach(controller, "graded");
    expect(seen).toContain(1);
    expect(controller.getSnapshot()).toMatchObject({ report, isSaved: true, header: { state: "graded" } });
    expect(await store.load("s")).toMatchObject({ value: { report, header: { state: "graded" } } });
    expect(requests).toMatchObject([{ setup: { packHash: "hash-1" }, events: [turnOf(0), answerOf(1)] }]);
  });

  it("keeps nothing of a grading that was cut after any of its frames, and can be tried again", async () => {
    for (let cut = 0; cut <= frames.length; cut += 1) {
      const store = await storeOf("ended");
      const controller = createGradingController({ sessionId: "s", store, client: graderOf([cut]).client });
      controller.open();
      expect(await reach(controller, "failed")).toMatchObject({ error: { code: "interrupted", retryable: true } });
      expect(controller.getSnapshot().report).toBeNull();
      expect(await store.load("s")).toMatchObject({ value: { report: null, header: { state: "ended" } } });
      controller.retry();
      await reach(controller, "graded");
      expect(controller.getSnapshot().axes).toEqual(report.grade.axes);
    }
  });

  it("does not grade again what has a report", async () => {
    const store = await storeOf("ended");
    await store.saveReport("s", report);
    const { client, requests } = graderOf();
    const controller = createGradingController({ sessionId: "s", store, client });
    controller.open();
    await reach(controller, "graded");
    expect(controller.getSnapshot().report).toEqual(report);
    expect(requests).toEqual([]);
  });

  it("does not grade an interview that goes on", async () => {
    const { client, requests } = graderOf();
    const controller = createGradingController({ sessionId: "s", store: await storeOf("running"), client });
    controller.open();
    await reach(controller, "running");
    expect(requests).toEqual([]);
  });

  it("grades again for whoever left too early and comes back", async () => {
    const store = await storeOf("ended");
    const { client, requests } = graderOf();
    const controller = createGradingController({ sessionId: "s", store, client });
    const leave = controller.open();
    await reach(controller, "grading");
    leave();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await store.load("s")).toMatchObject({ value: { report: null } });
    controller.open();
    await reach(controller, "graded");
    expect(requests).toHaveLength(2);
  });

  it("takes a stream without a report for cut, though it ended well", async () => {
    const client = clientOf({ streamGrading: async () => ok(undefined) });
    const controller = createGradingController({ sessionId: "s", store: await storeOf("ended"), client });
    controller.open();
    expect(await reach(controller, "failed")).toMatchObject({ error: { code: "interrupted" } });
  });

  it("shows a report that the browser could not keep, says so, and keeps it once it can", async () => {
    const memory = await storeOf("ended");
    let isFull = true;
    const store: SessionStore = {
      ...memory,
      saveReport: async (id, made) => (isFull ? err({ type: "full" }) : memory.saveReport(id, made)),
    };
    const controller = createGradingController({ sessionId: "s", store, client: graderOf().client });
    controller.open();
    await reach(controller, "graded");
    expect(controller.getSnapshot()).toMatchObject({ report, isSaved: false });
    isFull = false;
    controller.retry();
    await new Promise((resolve) => setImmediate(resolve));
    expect(controller.getSnapshot().isSaved).toBe(true);
    expect(await memory.load("s")).toMatchObject({ value: { report } });
  });

  it("sends the kept pack to a server that lacks it", async () => {
    const { client } = graderOf();
    let isKnown = false;
    const controller = createGradingController({
      sessionId: "s",
      store: await storeOf("ended"),
      client: {
        ...client,
        sendPack: async ({ hash }) => {
          isKnown = hash === "hash-1";
          return ok(undefined);
        },
        streamGrading: async (request, options) =>
          isKnown ? client.streamGrading(request, options) : err(apiError("pack-unknown")),
      },
    });
    controller.open();
    await reach(controller, "graded");
    expect(isKnown).toBe(true);
  });
});
