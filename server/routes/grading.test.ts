import { describe, expect, it } from "vitest";
import { GradingFrame, type GradingRequest } from "#core/api.ts";
import { ErrorEnvelope } from "#core/errors.ts";
import { takeTurn } from "#core/interview/take-turn.ts";
import { ok } from "#core/result.ts";
import type { SessionEvent } from "#core/transcript/session.ts";
import { createReaderFor } from "../reader.ts";
import { createTestDeps } from "../testing/deps.ts";
import { realPack } from "../testing/real-pack.ts";
import { gradingRoutes } from "./grading.ts";

const loaded = await realPack();
const readerFor = createReaderFor();
const { packs } = createTestDeps();
const byHash: typeof packs.byHash = (hash) => (hash === loaded.hash ? Promise.resolve(ok(loaded)) : packs.byHash(hash));
const routes = gradingRoutes(createTestDeps({ packs: { ...packs, byHash }, readerFor }));

const setup: GradingRequest["setup"] = {
  packId: loaded.pack.id,
  packHash: loaded.hash,
  format: "single",
  level: "em",
  mode: "simulation",
  personaId: "bar-raiser",
  minutes: 8,
  seed: 7,
  questionId: "ingestion-10x",
};

const post = (body: unknown) =>
  routes.request("/", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** The opening of a real interview, and one answer to it. */
async function oneAnswer(text: string, ofSetup = setup): Promise<SessionEvent[]> {
  const reader = await readerFor(loaded);
  const opening = takeTurn({ reader, setup: ofSetup, events: [], nowMs: 0 }).map((turn, seq): SessionEvent => ({
    type: "interviewer-turn",
    seq,
    id: `event-${seq}`,
    atMs: 0,
    status: "complete",
    ...turn,
  }));
  return [...opening, { type: "answer-given", seq: opening.length, id: "answer", atMs: 60_000, text }];
}

describe("POST /api/grading", () => {
  it("streams five axes, the flags, the report and the end, with quotes from the answer", async () => {
    const text =
      "I gave each feed a named owner first. The writer to the stock table breaks first, at 40 thousand rows a second, so I split it by region and kept one slow reader from starving the rest. That is written down, and the person on call acts on it alone.";
    const reply = await post({ setup, events: await oneAnswer(text) });
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
    const frames = [...(await reply.text()).matchAll(/^data: (.*)$/gmu)].map(([, data]) =>
      GradingFrame.parse(JSON.parse(data ?? "")),
    );
    const types = frames.map((frame) => frame.type);
    expect(types).toEqual(["axis", "axis", "axis", "axis", "axis", "flags", "report", "end"]);
    const report = frames.flatMap((frame) => (frame.type === "report" ? [frame.report] : []))[0];
    const scale = report?.grade.axes.find((axis) => axis.id === "scale");
    expect(scale?.level).toBeGreaterThanOrEqual(2);
    for (const quote of scale?.quotes ?? []) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(report?.grade.provenance).toMatchObject({ packHash: loaded.hash, grader: "built-in", model: null });
  });

  it("holds a story of one's own against what stories must hit, and asks about it only with its title", async () => {
    const story = { id: "s", title: "The frozen prices" };
    const storySetup: GradingRequest["setup"] = { ...setup, format: "story", questionId: null, story };
    const text =
      "Prices froze on 200 million product pages at four times the usual traffic. I cut the bill by 120 thousand dollars a month, and two engineers whom I had coached run the drill now.";
    const events = await oneAnswer(text, storySetup);
    const reply = await post({ setup: storySetup, events });
    const frames = [...(await reply.text()).matchAll(/^data: (.*)$/gmu)].map(([, data]) =>
      GradingFrame.parse(JSON.parse(data ?? "")),
    );
    const report = frames.flatMap((frame) => (frame.type === "report" ? [frame.report] : []))[0];
    const demands = report?.grade.checklists?.find(({ id }) => id === "story-demands");
    const quotes = demands?.items.flatMap((item) => item.quotes) ?? [];
    expect(quotes.length).toBeGreaterThan(0);
    for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    expect((await post({ setup, events })).status).toBe(400);
    expect((await post({ setup: { ...storySetup, story: undefined }, events })).status).toBe(400);
  });

  it("says that the pack is not there, and that a request is wrong", async () => {
    const unknown = await post({ setup: { ...setup, packHash: "0".repeat(64) }, events: [] });
    expect([unknown.status, ErrorEnvelope.parse(await unknown.json()).error.code]).toEqual([409, "pack-unknown"]);
    const wrong = await post({ setup, events: [{ type: "answer-given" }] });
    expect([wrong.status, ErrorEnvelope.parse(await wrong.json()).error.code]).toEqual([400, "bad-request"]);
    const disorder = [...(await oneAnswer("One.")), ...(await oneAnswer("Two."))];
    expect((await post({ setup, events: disorder })).status).toBe(400);
  });
});
