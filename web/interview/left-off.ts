import type { ErrorCode } from "#core/errors.ts";
import { voiceIn } from "#core/interview/voice/voice-of-log.ts";
import type { InterviewerTurn, SessionEvent } from "#core/transcript/session.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiError } from "../api/client.ts";
import { cutTurn } from "./interview-snapshot.ts";

const codeByStatus: Readonly<Record<Exclude<InterviewerTurn["status"], "complete">, ErrorCode>> = {
  stopped: "stopped",
  truncated: "model-length",
  interrupted: "interrupted",
};

/**
 * Why the interviewer is not asked when a page with this log opens and a turn is due; `null` = it is. Whoever was stopped stays
 * so, and a model, which may cost something, is asked at a press alone: the first time at the one that starts the interview.
 */
export function leftOffWith(events: readonly SessionEvent[]): ApiError | null {
  const cut = cutTurn({ events });
  const isOfModel = voiceIn(events).name === "model";
  if (cut !== null && cut.status !== "complete" && (isOfModel || cut.status === "stopped"))
    return apiError(codeByStatus[cut.status]);
  const hasBegun = events.some(({ type }) => type !== "voice-chosen");
  return isOfModel && hasBegun ? apiError("interrupted", leftText) : null;
}

const leftText = "This page was closed before the interviewer’s turn was whole.";
