import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { InterviewFrame, type InterviewTurnRequest, PreviewReply } from "#core/api.ts";
import { ErrorEnvelope } from "#core/errors.ts";
import { takeTurn } from "#core/interview/take-turn.ts";
import { ok } from "#core/result.ts";
import type { SessionEvent, VoiceChoice } from "#core/transcript/session.ts";
import { createPromptStore } from "../prompts.ts";
import { createReaderFor } from "../reader.ts";
import { StreamFailure } from "../stream.ts";
import { createTestDeps } from "../testing/deps.ts";
import { realPack, setupOn } from "../testing/real-pack.ts";
import { createScriptedTalk, scriptedModels, type ScriptedReply } from "../testing/scripted-talk.ts";
import { interviewRoutes } from "./interview.ts";

const loaded = await realPack();
const readerFor = createReaderFor();
const reader = await readerFor(loaded);
const folder = fileURLToPath(new URL("../../prompts", import.meta.url));
const prompts = createPromptStore({ folder, log: () => undefined });
const plain = createTestDeps();

function routesWith(script: readonly ScriptedReply[]) {
  const { talk, calls } = createScriptedTalk(script);
  const packs = { ...plain.packs, byHash: async () => ok(loaded) };
  const deps = createTestDeps({ packs, readerFor, prompts, talk, models: scriptedModels(plain.models) });
  return { routes: interviewRoutes(deps), calls };
}

const setup = setupOn(loaded, { minutes: 20 });

type WithoutPlace<Event> = Event extends SessionEvent ? Omit<Event, "seq" | "id" | "atMs"> : never;
const logOf = (...events: readonly WithoutPlace<SessionEvent>[]): SessionEvent[] =>
  events.map((event, seq) => ({ ...event, seq, id: `event-${seq}`, atMs: seq * 1_000 }));

const chosen = (modelId = "scripted"): WithoutPlace<SessionEvent> => ({
  type: "voice-chosen",
  voice: { name: "model", modelId } satisfies VoiceChoice,
});
const backToBuiltIn: WithoutPlace<SessionEvent> = { type: "voice-chosen", voice: { name: "built-in" } };
const opening = takeTurn({ reader, setup, events: [], nowMs: 0 });
const opened = opening.map((turn) => ({ type: "interviewer-turn", status: "complete", ...turn }) as const);
const answered: WithoutPlace<SessionEvent> = {
  type: "answer-given",
  text: "At Northwind we moved everything behind a gate, and the team was happy with it.",
};

async function post(path: string, routes: ReturnType<typeof interviewRoutes>, body: Partial<InterviewTurnRequest>) {
  return routes.request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ setup, nowMs: 60_000, ...body }),
  });
}

async function framesOf(routes: ReturnType<typeof interviewRoutes>, events: readonly SessionEvent[]) {
  const reply = await post("/turn", routes, { events: [...events] });
  const text = await reply.text();
  return [...text.matchAll(/^data: (.*)$/gmu)].map(([, data]) => InterviewFrame.parse(JSON.parse(data ?? "")));
}
const wordsOf = (frames: readonly InterviewFrame[]) =>
  frames.map((frame) => (frame.type === "turn-delta" ? frame.text : "")).join("");

describe("POST /turn with a model", () => {
  const plannedNext = takeTurn({ reader, setup, events: logOf(...opened, answered), nowMs: 60_000 });

  it("asks the chosen model for the words of the planned move, and tells who said them", async () => {
    const said = `I have noted that. ${plannedNext[0]?.text}`;
    const { routes, calls } = routesWith([said]);
    const frames = await framesOf(routes, logOf(chosen(), ...opened, answered));
    expect(wordsOf(frames)).toBe(said);
    expect(calls).toHaveLength(1);
    expect(frames.find(({ type }) => type === "turn-start")).toMatchObject({ move: plannedNext[0]?.move });
    expect(frames.at(-2)).toMatchObject({ type: "turn-end", voice: { model: "scripted-1", builtIn: "none" } });
    expect(frames.at(-1)).toEqual({ type: "end", reason: "complete" });
  });

  it("says the planned words itself where the model breaks the rules twice", async () => {
    const { routes } = routesWith(["Excellent! You passed.", "Wonderful, I agree."]);
    const frames = await framesOf(routes, logOf(chosen(), ...opened, answered));
    expect(wordsOf(frames)).toBe(plannedNext.map(({ text }) => text).join(""));
    expect(frames.at(-2)).toMatchObject({ voice: { builtIn: "all", calls: 2 } });
  });

  it("opens an interview with a model too", async () => {
    const { routes } = routesWith(["Anything."]);
    const frames = await framesOf(routes, logOf(chosen()));
    expect(wordsOf(frames)).toBe(opening.map(({ text }) => text).join(""));
  });

  it("goes back to the built-in voice once the log says so, without a call", async () => {
    const { routes, calls } = routesWith(["Never."]);
    const frames = await framesOf(routes, logOf(chosen(), ...opened, answered, backToBuiltIn));
    expect(wordsOf(frames)).toBe(plannedNext.map(({ text }) => text).join(""));
    expect(frames.at(-2)).toEqual({ type: "turn-end" });
    expect(calls).toEqual([]);
  });

  it("ends with the failure of the model's server", async () => {
    const { routes } = routesWith([new StreamFailure({ code: "model-busy", retryAfterMs: 30_000 })]);
    const frames = await framesOf(routes, logOf(chosen(), ...opened, answered));
    expect(frames.slice(-2)).toMatchObject([
      { type: "error", error: { code: "model-busy", retryable: true, retryAfterMs: 30_000 } },
      { type: "end", reason: "failed" },
    ]);
  });

  it("says so when the chosen model is not configured", async () => {
    const { routes } = routesWith(["Never."]);
    const reply = await post("/turn", routes, { events: logOf(chosen("gone"), ...opened, answered) });
    expect([reply.status, ErrorEnvelope.parse(await reply.json()).error.code]).toEqual([409, "model-unknown"]);
  });
});

describe("POST /preview", () => {
  const namesOut = [{ name: "Northwind", as: "[employer]" }];
  const previewOf = async (events: readonly SessionEvent[]) => {
    const { routes, calls } = routesWith(["Never."]);
    const reply = await post("/preview", routes, { events: [...events], namesOut });
    expect(calls).toEqual([]);
    return { status: reply.status, body: await reply.json() };
  };

  it("shows what would be sent, names already out, and sends nothing", async () => {
    const { body } = await previewOf(logOf(chosen(), ...opened, answered));
    const { messages, model, turnsLeftOut } = PreviewReply.parse(body);
    const text = messages.map((message) => message.text).join("\n");
    expect([model, turnsLeftOut, messages.map(({ role }) => role)]).toEqual(["scripted-1", 0, ["system", "user"]]);
    expect(text).toContain("candidate: At [employer] we moved everything");
    expect(text).not.toContain("Northwind");
  });

  it("is word for word what the turn then sends", async () => {
    const { routes, calls } = routesWith(["Never."]);
    const events = logOf(chosen(), ...opened, answered);
    const reply = await post("/preview", routes, { events, namesOut });
    await (await post("/turn", routes, { events, namesOut })).text();
    expect(calls[0]).toEqual(PreviewReply.parse(await reply.json()).messages);
  });

  it("shows what the last turn was asked with while a reply is awaited", async () => {
    const { body } = await previewOf(logOf(chosen(), ...opened));
    expect(PreviewReply.parse(body).messages[1]?.text).toContain("The turn to say now is: open.");
  });

  it("refuses where the built-in voice speaks, as that sends nothing", async () => {
    const { status, body } = await previewOf(logOf(...opened, answered));
    expect([status, ErrorEnvelope.parse(body).error.message]).toEqual([400, expect.stringContaining("sends nothing")]);
  });
});
