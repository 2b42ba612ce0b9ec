import { foldInterview, type InterviewState } from "../interview/state.ts";
import { type SaidTurn, takeTurn } from "../interview/take-turn.ts";
import type { Ear } from "../reading/hear.ts";
import type { InterviewSetup, InterviewerTurn, SessionEvent } from "../transcript/session.ts";

type Control = "skip" | "repeat" | "end" | "hint";

/** An interview that a test holds: each act of the candidate takes some time and brings the interviewer's next turns. */
export interface Talk {
  open(): readonly SaidTurn[];
  say(text: string, takesMs?: number): readonly SaidTurn[];
  press(control: Control, takesMs?: number): readonly SaidTurn[];
  /** Nothing is said for so long, and the page notices. */
  keepSilent(takesMs?: number): readonly SaidTurn[];
  /** Asks for a turn although nothing happened but time. */
  wait(ms: number): readonly SaidTurn[];
  /** As `say`, but the last of the interviewer's turns is cut off. */
  sayAndLose(text: string, status: InterviewerTurn["status"]): readonly SaidTurn[];
  pause(): void;
  readonly events: readonly SessionEvent[];
  readonly turns: readonly SaidTurn[];
  state(): InterviewState;
}

export const loopSetup: InterviewSetup = {
  packId: "policy",
  packHash: "hash",
  format: "loop",
  level: "em",
  mode: "simulation",
  personaId: "neutral",
  minutes: 20,
  seed: 7,
  questionId: null,
};

export const singleSetup: InterviewSetup = { ...loopSetup, format: "single", minutes: 8, questionId: "platform-1" };

export function createTalk(reader: Ear, setup: InterviewSetup): Talk {
  const events: SessionEvent[] = [];
  const turns: SaidTurn[] = [];
  let nowMs = 0;
  const place = () => ({ seq: events.length, id: `event-${events.length}`, atMs: nowMs });
  const next = (lastStatus: InterviewerTurn["status"] = "complete") => {
    const said = takeTurn({ reader, setup, events, nowMs });
    turns.push(...said);
    for (const [index, { move, heard, text }] of said.entries()) {
      const status = index === said.length - 1 ? lastStatus : "complete";
      events.push({ ...place(), type: "interviewer-turn", move, heard, text, status });
    }
    return said;
  };
  const say = (text: string, takesMs = 20_000, lastStatus: InterviewerTurn["status"] = "complete") => {
    nowMs += takesMs;
    events.push({ ...place(), type: "answer-given", text });
    return next(lastStatus);
  };
  return {
    open: () => next(),
    say,
    sayAndLose: (text, status) => say(text, 20_000, status),
    press(control, takesMs = 2_000) {
      nowMs += takesMs;
      events.push({ ...place(), type: "control-pressed", control });
      return next();
    },
    keepSilent(takesMs = 15_000) {
      nowMs += takesMs;
      events.push({ ...place(), type: "silence-noticed" });
      return next();
    },
    wait(ms) {
      nowMs += ms;
      return next();
    },
    pause() {
      events.push({ ...place(), type: "paused" });
      events.push({ ...place(), type: "resumed" });
    },
    events,
    turns,
    state: () => foldInterview(events),
  };
}
