import { GradingFrame, InterviewFrame, type InterviewTurnRequest, type MirrorLine, SetupReply } from "#core/api.ts";
import type { InterviewerTurn, InterviewSetup, SessionEvent } from "#core/transcript/session.ts";
import type { RunningApp } from "./run-app.ts";

/** What a stream brought, and how long after the request was sent. */
export interface Streamed<Frame> {
  readonly frames: readonly Frame[];
  readonly firstMs: number;
  readonly totalMs: number;
}

export interface AppClient {
  /** ms to read the reply of GET /api/health: the floor of any request. */
  emptyRoute(): Promise<number>;
  setup(): Promise<SetupReply>;
  interviewTurn(request: InterviewTurnRequest): Promise<Streamed<InterviewFrame>>;
  grading(setup: InterviewSetup, events: readonly SessionEvent[]): Promise<Streamed<GradingFrame>>;
  /** Adds lines to the copy on disk. */
  mirror(sessionId: string, lines: readonly MirrorLine[]): Promise<void>;
}

/** A client of the running server. Every call throws on a reply that is not a success. */
export function createAppClient(app: RunningApp): AppClient {
  const secret = new URL(app.link).hash.replace("#key=", "");
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json", origin: app.origin };
  return {
    emptyRoute: async () => {
      const startedAt = performance.now();
      await (await fetch(`${app.origin}/api/health`)).text();
      return performance.now() - startedAt;
    },
    setup: async () => {
      const reply = await fetch(`${app.origin}/api/setup`, { headers });
      if (!reply.ok) throw new Error(`/api/setup answered ${reply.status}: ${await reply.text()}`);
      return SetupReply.parse(await reply.json());
    },
    interviewTurn: async (request) =>
      readFrames(await post("/api/interview/turn", request), (frame) => InterviewFrame.parse(frame)),
    mirror: async (sessionId, lines) => {
      await (await post(`/api/mirror/${sessionId}`, { lines })).reply.text();
    },
    grading: async (setup, events) =>
      readFrames(await post("/api/grading", { setup, events }), (frame) => GradingFrame.parse(frame)),
  };

  async function post(path: string, body: unknown): Promise<{ reply: Response; startedAt: number }> {
    const startedAt = performance.now();
    const reply = await fetch(app.origin + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
    return { reply, startedAt };
  }
}

/** The interviewer's turns of one reply, as the log keeps them. */
export function turnsIn(frames: readonly InterviewFrame[], firstSeq: number, atMs: number): InterviewerTurn[] {
  const turns: InterviewerTurn[] = [];
  for (const frame of frames) {
    const seq = firstSeq + turns.length;
    const last = turns.at(-1);
    if (frame.type === "turn-start") {
      const { move, heard } = frame;
      turns.push({ type: "interviewer-turn", seq, id: `i${seq}`, atMs, text: "", move, heard, status: "complete" });
    } else if (frame.type === "turn-delta" && last !== undefined) {
      turns[turns.length - 1] = { ...last, text: last.text + frame.text };
    }
  }
  return turns;
}

async function readFrames<Frame extends { type: string }>(
  { reply, startedAt }: { reply: Response; startedAt: number },
  parse: (frame: unknown) => Frame,
): Promise<Streamed<Frame>> {
  let firstMs = 0;
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of reply.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (firstMs === 0) firstMs = performance.now() - startedAt;
  }
  const totalMs = performance.now() - startedAt;
  const frames = [...text.matchAll(/^data: ?(.*)$/gm)].map((match) => parse(JSON.parse(match[1] ?? "")));
  const failure = frames.find((frame) => frame.type === "error");
  if (failure !== undefined || frames.at(-1)?.type !== "end") throw new Error(`a broken stream: ${text.slice(-400)}`);
  return { frames, firstMs, totalMs };
}
