import type { InterviewFrame, InterviewTurnRequest } from "#core/api.ts";
import { foldInterview } from "#core/interview/state.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Move, TurnVoice } from "#core/transcript/session.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiClient, ApiError } from "../api/client.ts";
import { moveOf } from "./sessions.ts";

const away = async <T>(): Promise<Result<T, ApiError>> => err(apiError("unreachable"));

/** A server that is away, but for what a test puts in. */
export const clientOf = (answers: Partial<ApiClient> = {}): ApiClient => ({
  health: away,
  setup: away,
  streamSetupChanges: away,
  prepare: away,
  addQuestion: away,
  pack: away,
  sendPack: away,
  streamInterviewTurn: away,
  previewTurn: away,
  models: away,
  configuredModels: away,
  tryModel: away,
  streamGrading: away,
  mirrorLines: away,
  mirrorList: away,
  mirrorSession: away,
  keepExample: away,
  readStory: away,
  storyList: away,
  storyLines: away,
  ...answers,
});

/** An interviewer of few words: opens and asks, probes twice, closes after the third answer or when told to end. */
export function framesFor({ events }: InterviewTurnRequest): InterviewFrame[] {
  const { isSilent, phase, reply } = foldInterview(events);
  const answers = events.filter(({ type }) => type === "answer-given").length;
  if (reply?.control === "end") return turnFrames(moveOf({ type: "close", endedBy: "candidate" }), "Goodbye.");
  const ask = turnFrames(moveOf({ type: "ask", axes: ["cost"] }), "How would you cut cost?");
  if (phase === "opening") return [...turnFrames(moveOf({ type: "open", questionId: null }), "Welcome."), ...ask];
  if (isSilent) return turnFrames(moveOf({ type: "nudge" }), "Take your time.");
  if (reply === null) return ask;
  if (reply.control === "repeat") return turnFrames(moveOf({ type: "repeat" }), "Once more: cost?");
  if (reply.control === "hint") return turnFrames(moveOf({ type: "hint" }), "Think of storage.");
  if (answers < 3) return turnFrames(moveOf({ type: "probe", kind: "axis", axis: "cost" }), `And then, ${answers}?`);
  return turnFrames(moveOf({ type: "close", endedBy: "agenda" }), "Thank you.");
}

const turnFrames = (move: Move, text: string): InterviewFrame[] => [
  { type: "turn-start", move, heard: null },
  ...text.split(/(?<= )/).map((part) => ({ type: "turn-delta" as const, text: part })),
  { type: "turn-end" },
];

/** What a scripted interviewer does with the next request: `cutAfter` so many frames, or wait until it is stopped. */
export interface Script {
  readonly cutAfter?: number;
  /** Why it is cut; default: the connection. */
  readonly cutWith?: ApiError;
  readonly waitAfter?: number;
  readonly failWith?: ApiError;
  /** Sent before all others. */
  readonly first?: InterviewFrame;
  /** Told with each turn. */
  readonly voice?: TurnVoice;
  /** Told of the turn that is cut. */
  readonly cut?: TurnVoice;
}

/** An interviewer that follows `framesFor`, with a script for each request in order; none = all goes well. */
export function createScriptedInterviewer(scripts: Script[] = []) {
  const requests: InterviewTurnRequest[] = [];
  const streamInterviewTurn: ApiClient["streamInterviewTurn"] = async (request, { signal, onFrame }) => {
    requests.push(structuredClone(request));
    const {
      cutAfter,
      cutWith = apiError("interrupted"),
      waitAfter,
      failWith,
      first,
      voice,
      cut,
    } = scripts.shift() ?? {};
    if (first !== undefined) await onFrame(first);
    if (failWith !== undefined) return err(failWith);
    for (const [index, frame] of framesFor(request).entries()) {
      if (signal.aborted) return err(apiError("stopped"));
      if (index === cutAfter && cut !== undefined) await onFrame({ type: "turn-cut", voice: cut });
      if (index === cutAfter) return err(cutWith);
      if (index === waitAfter) await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      if (signal.aborted) return err(apiError("stopped"));
      await onFrame(frame.type === "turn-end" && voice !== undefined ? { ...frame, voice } : frame);
    }
    return cutAfter === undefined ? ok(undefined) : err(cutWith);
  };
  return { client: clientOf({ streamInterviewTurn }), requests, scripts };
}
