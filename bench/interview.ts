import type { SetupReply } from "#core/api.ts";
import type { InterviewSetup, SessionEvent } from "#core/transcript/session.ts";
import { runApp } from "../scripts/run-app.ts";
import { answerOf } from "./answers.ts";
import { type AppClient, createAppClient, turnsIn } from "../scripts/app-client.ts";
import { type Figure, median, quantile } from "./figures.ts";
import { memoryOf } from "./memory.ts";

const moves = 400;
const wordsPerAnswer = 150;
const wordsGraded = 10_000;
const gradings = 5;

/** The built-in interviewer's move and the built-in grading, over HTTP, beside an empty route in the same run. */
export async function measureInterview(): Promise<readonly Figure[]> {
  return [...(await measureMoves()), ...(await measureGrading())];
}

async function measureMoves(): Promise<readonly Figure[]> {
  const app = await runApp();
  try {
    const api = createAppClient(app);
    const setup = loopOf(await api.setup());
    const first = await playInterview(api, { ...setup, seed: 1 });
    const emptyMs: number[] = [];
    const moveMs: number[] = [];
    for (let seed = 2; moveMs.length < moves; seed += 1) {
      const played = await playInterview(api, { ...setup, seed });
      moveMs.push(...played.moveMs);
      for (const _ of played.moveMs) emptyMs.push(await api.emptyRoute());
    }
    const floor = { name: "empty route, p99", value: quantile(emptyMs, 0.99) };
    return [
      {
        name: `interviewer's move, p99 of ${moveMs.length}`,
        value: quantile(moveMs, 0.99),
        unit: "ms",
        floor,
        goal: { atMost: 10 },
      },
      {
        name: "interviewer's move, median",
        value: median(moveMs),
        unit: "ms",
        floor: { name: "empty route, median", value: median(emptyMs) },
      },
      {
        name: "first answer after a start, which loads the tokeniser",
        value: first.moveMs[1] ?? Number.NaN,
        unit: "ms",
      },
    ];
  } finally {
    await app.dispose();
  }
}

/** Each on a server of its own, which has heard one answer: time and memory are those of the grading alone. */
async function measureGrading(): Promise<readonly Figure[]> {
  const times: number[] = [];
  const grown: number[] = [];
  const peaks: number[] = [];
  for (let count = 0; count < gradings; count += 1) {
    const app = await runApp();
    try {
      const api = createAppClient(app);
      const setup = loopOf(await api.setup());
      const { events } = await playInterview(api, { ...setup, seed: 1 }, 2);
      const long = withWords(events, wordsGraded);
      const before = memoryOf(app.pid).nowMb;
      times.push((await api.grading(setup, long)).totalMs);
      const { peakMb } = memoryOf(app.pid);
      grown.push(peakMb - before);
      peaks.push(peakMb);
    } finally {
      await app.dispose();
    }
  }
  const name = `grading of ${wordsGraded.toLocaleString("en")} words`;
  return [
    { name: `${name} (median of ${gradings})`, value: median(times), unit: "ms", goal: { atMost: 300 } },
    { name: `${name}: memory at its highest`, value: Math.max(...peaks), unit: "MB", goal: { atMost: 200 } },
    { name: `${name}: of which for it`, value: Math.max(...grown), unit: "MB" },
  ];
}

function loopOf({ packs }: SetupReply): InterviewSetup {
  const pack = packs[0];
  const format = pack?.formats.find((one) => one.id === "loop");
  const persona = pack?.personas[0];
  if (pack === undefined || format === undefined || persona === undefined) throw new Error("no pack with a loop");
  return {
    packId: pack.id,
    packHash: pack.hash,
    format: "loop",
    level: "director",
    mode: "simulation",
    personaId: persona.id,
    minutes: Math.max(...format.lengths.map((length) => length.minutes)),
    seed: 1,
    questionId: null,
  };
}

/** Answers until the interviewer closes (or `answers` times), and times every move to its end. */
async function playInterview(api: AppClient, setup: InterviewSetup, answers = 60) {
  const events: SessionEvent[] = [];
  const moveMs: number[] = [];
  for (let answer = 0; answer <= answers; answer += 1) {
    const atMs = answer * 60_000;
    const { frames, totalMs } = await api.interviewTurn({ setup, events, nowMs: atMs });
    moveMs.push(totalMs);
    events.push(...turnsIn(frames, events.length, atMs));
    const last = events.at(-1);
    if (last?.type === "interviewer-turn" && last.move.type === "close") break;
    const seed = setup.seed * 100 + answer;
    events.push({
      type: "answer-given",
      seq: events.length,
      id: `a${events.length}`,
      atMs,
      text: answerOf(wordsPerAnswer, seed),
    });
  }
  return { events, moveMs };
}

/** The same interview with further questions and answers until the candidate said so many words. */
function withWords(events: readonly SessionEvent[], words: number): SessionEvent[] {
  const long = [...events];
  const asked = events.find((event) => event.type === "interviewer-turn" && event.move.type === "ask") ?? events[0];
  for (let said = 0, seed = 9_000; said < words; seed += 1) {
    const text = answerOf(wordsPerAnswer, seed);
    said += text.split(" ").length;
    const last = long.at(-1);
    if (last?.type === "answer-given" && asked !== undefined) {
      long.push({ ...asked, seq: long.length, id: `e${long.length}`, atMs: last.atMs + 1_000 });
    }
    long.push({
      type: "answer-given",
      seq: long.length,
      id: `e${long.length}`,
      atMs: (long.at(-1)?.atMs ?? 0) + 60_000,
      text,
    });
  }
  return long;
}
