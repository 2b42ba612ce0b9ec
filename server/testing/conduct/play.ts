import { foldInterview } from "#core/interview/state.ts";
import { type SaidTurn, takeTurn } from "#core/interview/take-turn.ts";
import type { Ear } from "#core/reading/hear.ts";
import { wordsOf } from "#core/reading/overlap.ts";
import type { InterviewSetup, InterviewerTurn, Move, SessionEvent } from "#core/transcript/session.ts";
import type { Act, Actor } from "./restless.ts";
import type { Tried } from "./tried.ts";

/** The same clock as that of `simulate`: both speak 150 words a minute, and a short pause comes before each reply. */
const wordMs = 60_000 / 150;
const pauseMs = 1_500;
/** After so long the page notices a silence. */
const silenceNoticedMs = 15_000;
/** An interviewer that never ends is stopped here, and found out by its criterion. */
const mostEvents = 500;

/** What a voice makes of a turn that the policy decided. */
export interface Worded {
  readonly text: string;
  readonly voice?: NonNullable<InterviewerTurn["voice"]>;
}
/** Words for turns that follow one another; `events` is the log before them. */
export type Voice = (turns: readonly SaidTurn[], events: readonly SessionEvent[]) => Promise<readonly Worded[]>;

/** Who words the turns of one interview. */
export interface Wordsmith {
  readonly voice: Voice;
  /** What must never be shown to have been said; grows while the voice is tried. */
  readonly secrets: readonly string[];
  readonly tried: readonly Tried[];
}

export const createBuiltInVoice = (): Wordsmith => ({
  voice: async (turns) => turns.map(({ text }) => ({ text })),
  secrets: [],
  tried: [],
});

export interface Played {
  readonly events: readonly SessionEvent[];
  readonly endedBy: ReturnType<typeof foldInterview>["endedBy"];
  readonly ledger: ReturnType<typeof foldInterview>["ledger"];
}

/** One interview on a simulated clock, in the words of a voice. */
export async function playInterview(
  reader: Ear,
  setup: InterviewSetup,
  candidate: Actor,
  voice: Voice,
): Promise<Played> {
  const events: SessionEvent[] = [];
  let nowMs = 0;
  const place = () => ({ seq: events.length, id: `event-${events.length}`, atMs: Math.round(nowMs) });
  const takeTime = (text: string) => {
    nowMs += wordsOf(text).length * wordMs;
  };
  /** The interviewer's turns up to the one that awaits a reply: its move, or `null` when nothing more is to come. */
  const speak = async (): Promise<Move | null> => {
    const turns = takeTurn({ reader, setup, events, nowMs: Math.round(nowMs) });
    const words = await voice(turns, events);
    for (const [index, { heard, move }] of turns.entries()) {
      const worded = words[index] ?? { text: "" };
      events.push({ ...place(), type: "interviewer-turn", move, heard, status: "complete", ...worded });
      takeTime(worded.text);
    }
    return turns.at(-1)?.move ?? null;
  };
  const reply = async ({ text, silenceMs, silences, control }: Act) => {
    for (let count = 0; count < silences && !isOver(events); count += 1) {
      nowMs += silenceNoticedMs;
      events.push({ ...place(), type: "silence-noticed" });
      await speak();
    }
    if (isOver(events)) return;
    nowMs += pauseMs + silenceMs;
    if (control === null) events.push({ ...place(), type: "answer-given", text });
    else events.push({ ...place(), type: "control-pressed", control });
    takeTime(control === null ? text : "");
  };
  for (;;) {
    const last = await speak();
    if (last === null || isOver(events) || events.length > mostEvents) break;
    const { pending, phase } = foldInterview(events);
    await reply(candidate({ move: last, pending: pending ?? last, isOwnTime: phase !== "questions" }));
    if (isOver(events)) break;
  }
  const { endedBy, ledger } = foldInterview(events);
  return { events, endedBy, ledger };
}

const isOver = (events: readonly SessionEvent[]): boolean => {
  const last = events.at(-1);
  return last?.type === "interviewer-turn" && last.move.type === "close";
};
