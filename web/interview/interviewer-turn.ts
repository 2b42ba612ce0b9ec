import type { InterviewFrame, InterviewTurnRequest } from "#core/api.ts";
import { err, type Result } from "#core/result.ts";
import type { Heard } from "#core/transcript/heard.ts";
import type { Move } from "#core/transcript/session.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiClient, ApiError } from "../api/client.ts";
import type { SessionStore } from "../storage/session-store.ts";

/** A turn as far as it has arrived. */
export interface ArrivingTurn {
  readonly move: Move;
  readonly heard: Heard | null;
  readonly text: string;
}

export interface TurnOptions {
  readonly client: Pick<ApiClient, "streamInterviewTurn" | "sendPack">;
  readonly store: Pick<SessionStore, "loadPack">;
  readonly signal: AbortSignal;
  /** Called with every growth of the turn, and with `null` once it was whole. */
  readonly onArriving: (turn: ArrivingTurn | null) => void;
  /** Called with every whole turn; the stream waits for it. */
  readonly onWhole: (turn: ArrivingTurn) => Promise<void>;
}

/**
 * Asks the server what the interviewer says next, once. A server that lacks the session's pack is sent the one that was kept
 * with the session. Errors: those of the stream.
 */
export async function askForTurn(request: InterviewTurnRequest, options: TurnOptions): Promise<Result<void, ApiError>> {
  const first = await streamTurn(request, options);
  if (first.ok || first.error.code !== "pack-unknown") return first;
  const kept = await options.store.loadPack(request.setup.packHash);
  if (!kept.ok || kept.value === null) return first;
  const sent = await options.client.sendPack(kept.value, options.signal);
  return sent.ok ? streamTurn(request, options) : sent;
}

async function streamTurn(
  request: InterviewTurnRequest,
  { client, signal, onArriving, onWhole }: TurnOptions,
): Promise<Result<void, ApiError>> {
  if (signal.aborted) return err(apiError("stopped"));
  let turn: ArrivingTurn | null = null;
  const onFrame = async (frame: InterviewFrame) => {
    if (signal.aborted) return;
    if (frame.type === "turn-start") turn = { move: frame.move, heard: frame.heard, text: "" };
    else if (turn === null) return;
    else if (frame.type === "turn-delta") turn = { ...turn, text: turn.text + frame.text };
    else if (frame.type === "turn-end") {
      const whole = turn;
      turn = null;
      await onWhole(whole);
    }
    onArriving(turn);
  };
  return client.streamInterviewTurn(request, { signal, onFrame });
}
