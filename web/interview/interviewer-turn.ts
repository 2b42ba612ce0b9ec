import type { InterviewFrame, InterviewTurnRequest, NameOut } from "#core/api.ts";
import { err, type Result } from "#core/result.ts";
import type { Heard } from "#core/transcript/heard.ts";
import type { InterviewerTurn, InterviewSetup, Move, SessionEvent, TurnVoice } from "#core/transcript/session.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiClient, ApiError } from "../api/client.ts";
import type { Clock } from "./clock.ts";
import { type PackSource, withKeptPack } from "../api/with-pack.ts";
import { watchForSleep } from "./sleep-watch.ts";

/** A turn as far as it has arrived. */
export interface ArrivingTurn {
  readonly move: Move;
  readonly heard: Heard | null;
  readonly text: string;
  /** Only where a model had a part in it, and the turn is whole or failed. */
  readonly voice?: TurnVoice;
}

export interface TurnOptions extends PackSource {
  readonly client: Pick<ApiClient, "streamInterviewTurn" | "sendPack">;
  readonly clock: Clock;
  /** Called when the model's server asked for patience: nothing has been said yet. */
  readonly onWaiting: (reason: string, waitMs: number) => void;
  /** Called with every growth of the turn, and with `null` once it was whole. */
  readonly onArriving: (turn: ArrivingTurn | null) => void;
  /** Called with every whole turn; the stream waits for it. */
  readonly onWhole: (turn: ArrivingTurn) => Promise<void>;
}

/** What a request says beside the log. */
export type Asking = Pick<InterviewTurnRequest, "goesOn">;

/** How the part of a turn is kept that did not arrive whole. */
export function partStatus(code: string): Exclude<InterviewerTurn["status"], "complete"> {
  if (code === "stopped") return "stopped";
  return code === "model-length" ? "truncated" : "interrupted";
}

/** All that a turn's request holds; names that are to stay out go along only where there are some. */
export const turnRequest = (
  setup: InterviewSetup,
  events: readonly SessionEvent[],
  nowMs: number,
  namesOut: readonly NameOut[],
): InterviewTurnRequest => ({
  setup,
  events: [...events],
  nowMs,
  ...(namesOut.length === 0 ? {} : { namesOut: [...namesOut] }),
});

/** Asks the server what the interviewer says next. Errors: those of the stream. */
export async function askForTurn(request: InterviewTurnRequest, options: TurnOptions): Promise<Result<void, ApiError>> {
  const sleep = new AbortController();
  const signal = AbortSignal.any([options.signal, sleep.signal]);
  const end = watchForSleep(options.clock, () => sleep.abort());
  const awake = { ...options, signal };
  const said = await withKeptPack(request.setup.packHash, awake, () => streamTurn(request, awake));
  end();
  const hasSlept = sleep.signal.aborted && !options.signal.aborted;
  return said.ok || !hasSlept ? said : err(apiError("interrupted", sleptText));
}

const sleptText = "This computer slept before the interviewer finished.";

async function streamTurn(
  request: InterviewTurnRequest,
  { client, signal, onWaiting, onArriving, onWhole }: TurnOptions,
): Promise<Result<void, ApiError>> {
  if (signal.aborted) return err(apiError("stopped"));
  let turn: ArrivingTurn | null = null;
  const onFrame = async (frame: InterviewFrame) => {
    if (signal.aborted) return;
    if (frame.type === "waiting") return onWaiting(frame.reason, frame.waitMs);
    if (frame.type === "turn-start") turn = { move: frame.move, heard: frame.heard, text: "" };
    else if (turn === null) return;
    else if (frame.type === "turn-delta") turn = { ...turn, text: turn.text + frame.text };
    else if (frame.type === "turn-end") {
      const whole: ArrivingTurn = frame.voice === undefined ? turn : { ...turn, voice: frame.voice };
      turn = null;
      await onWhole(whole);
    } else if (frame.type === "turn-cut") turn = { ...turn, voice: frame.voice };
    onArriving(turn);
  };
  return client.streamInterviewTurn(request, { signal, onFrame });
}
