import { type Page, expect } from "@playwright/test";
import type { MirrorLine } from "#core/api.ts";
import type { InterviewSetup, SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { createAppClient, turnsIn } from "../scripts/app-client.ts";
import type { RunningApp } from "../scripts/run-app.ts";
import { solidAnswer } from "./steps.ts";

/** Two drills, one played to its end and graded by the server, one only begun: the same for all tests of a worker. */
let played: Promise<Played> | undefined;

interface Played {
  readonly finished: readonly MirrorLine[];
  readonly begun: readonly MirrorLine[];
}

/**
 * Restores a finished and graded drill, and one that was begun later, from the copy on disk. `page` stands on the first
 * screen. For tests of what comes after an interview: `3-nothing-is-lost` tests the restoring, `2-answer-by-text` the way there.
 */
export async function restoreDrills(page: Page, app: RunningApp): Promise<void> {
  played ??= playDrills(app);
  const { finished, begun } = await played;
  const client = createAppClient(app);
  await client.mirror("finished", finished);
  await client.mirror("begun", begun);
  await page.reload();
  await page.getByRole("button", { name: "Restore 2 interviews" }).click();
  await expect(page.getByText("2 interviews restored.")).toBeVisible();
}

/** The same, with the report of the finished one open. */
export async function openPlayedReport(page: Page, app: RunningApp): Promise<void> {
  await restoreDrills(page, app);
  await page.goto(`${app.origin}/report/finished`);
  await expect(page.getByRole("heading", { name: "The five axes" })).toBeVisible();
}

async function playDrills(app: RunningApp): Promise<Played> {
  const client = createAppClient(app);
  const { packs } = await client.setup();
  const [pack] = packs;
  const question = pack?.questions[0];
  if (pack === undefined || question === undefined) throw new Error("No pack has a question.");
  const setup: InterviewSetup = {
    packId: pack.id,
    packHash: pack.hash,
    format: "single",
    level: "em",
    mode: "simulation",
    personaId: pack.personas[0]?.id ?? "",
    minutes: 10,
    seed: 1,
    questionId: question.id,
  };
  const events: SessionEvent[] = [];
  for (let n = 0; ; n += 1) {
    const atMs = n * 60_000;
    const { frames } = await client.interviewTurn({ setup, events, nowMs: atMs });
    events.push(...turnsIn(frames, events.length, atMs));
    const last = events.at(-1);
    if (last?.type !== "interviewer-turn" || last.move.type === "close") break;
    const seq = events.length;
    events.push({ type: "answer-given", seq, id: `answer-${seq}`, atMs: atMs + 50_000, text: solidAnswer(n) });
  }
  const { frames } = await client.grading(setup, events);
  const report = frames.find((frame) => frame.type === "report")?.report;
  if (report === undefined) throw new Error("The drill was not graded.");
  const begun: SessionHeader = {
    version: 1,
    id: "begun",
    rev: 1,
    title: question.title,
    createdAt: "2026-01-06T20:00:00.000Z",
    setup,
    state: "running",
    endedBy: null,
    deletedAt: null,
    summary: null,
  };
  const { decision, axes } = report.grade;
  const finished: SessionHeader = {
    ...begun,
    id: "finished",
    createdAt: "2026-01-05T20:00:00.000Z",
    state: "graded",
    endedBy: "agenda",
    ownView: { selfScore: [] },
    summary: { decision, levels: axes.map((axis) => ({ axis: axis.id, level: axis.level })) },
  };
  const firstAnswer = events.findIndex(({ type }) => type === "answer-given");
  return {
    finished: [
      { v: 1, seq: 1, kind: "header", data: finished },
      ...events.map(toLine),
      { v: 1, seq: 1, kind: "report", data: report },
    ],
    begun: [{ v: 1, seq: 1, kind: "header", data: begun }, ...events.slice(0, firstAnswer).map(toLine)],
  };
}

const toLine = (data: SessionEvent): MirrorLine => ({ v: 1, seq: data.seq, kind: "event", data });
