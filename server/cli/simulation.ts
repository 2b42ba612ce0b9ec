import type { Ledger } from "#core/interview/ledger.ts";
import { awaitsReply, foldInterview } from "#core/interview/state.ts";
import { takeTurn } from "#core/interview/take-turn.ts";
import { wordsOf } from "#core/reading/overlap.ts";
import type { Ear } from "#core/reading/hear.ts";
import type { EndedBy } from "#core/setup/names.ts";
import type { InterviewSetup, Move, SessionEvent } from "#core/transcript/session.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";
import type { Candidate } from "./candidates/candidate.ts";

/** An interview on a simulated clock: both speak 150 words a minute, and a short pause comes before each reply. */
const wordMs = 60_000 / 150;
const pauseMs = 1_500;

export interface Simulation {
  readonly events: readonly SessionEvent[];
  readonly endedBy: EndedBy | null;
  readonly ledger: Ledger;
}

export function simulate(reader: Ear, setup: InterviewSetup, candidate: Candidate): Simulation {
  const events: SessionEvent[] = [];
  let nowMs = 0;
  const append = (event: SimulatedEvent, text: string) => {
    const seq = events.length;
    events.push({ ...event, seq, id: `event-${seq}`, atMs: Math.round(nowMs) });
    nowMs += wordsOf(text).length * wordMs;
  };
  for (;;) {
    const turns = takeTurn({ reader, setup, events, nowMs: Math.round(nowMs) });
    for (const { move, heard, text } of turns) {
      append({ type: "interviewer-turn", move, heard, text, status: "complete" }, text);
    }
    const state = foldInterview(events);
    const last = turns.at(-1)?.move;
    if (last === undefined || !awaitsReply(last)) return { events, endedBy: state.endedBy, ledger: state.ledger };
    const isOwnTime = state.phase !== "questions";
    const spoken = candidate({ move: last, pending: state.pending ?? last, isOwnTime });
    nowMs += pauseMs + spoken.silenceMs;
    if (spoken.control === null) append({ type: "answer-given", text: spoken.text }, spoken.text);
    else append({ type: "control-pressed", control: spoken.control }, "");
  }
}

type SimulatedEvent = WithoutPlace<Exclude<SessionEvent, { type: "paused" | "resumed" }>>;
type WithoutPlace<Event> = Event extends SessionEvent ? Omit<Event, "seq" | "id" | "atMs"> : never;

/** The JSON contract of `simulate`: keys that do not apply are `null`. */
export function simulationToJson({ events, endedBy, ledger }: Simulation) {
  const turns = eventsToTurns(events).map(({ n, speaker, text, atMs, move }) => ({
    n,
    speaker,
    text,
    atMs,
    move: move?.type ?? null,
    kind: move?.kind ?? null,
    reason: move?.reason ?? null,
    questionId: move?.questionId ?? null,
    axis: move?.axis ?? null,
  }));
  return { turns, ledger: ledger.map(({ questionId, axis, state }) => ({ questionId, axis, state })), endedBy };
}

/** The same for a person: each interviewer turn with its move and its reason below. */
export function simulationToText(simulation: Simulation): string {
  const turns = eventsToTurns(simulation.events).map(({ speaker, text, atMs, move }) => {
    const time = clockText(atMs ?? 0);
    if (move === null)
      return `[${time}] ${speaker === "candidate" ? "Candidate" : "Interviewer"}: ${text || "(silence)"}`;
    return `[${time}] Interviewer: ${text}\n        ${moveText(move)} · ${move.reason}`;
  });
  const ledger = simulation.ledger.map(({ questionId, axis, state }) => `  ${questionId} · ${axis}: ${state}`);
  return `${turns.join("\n\n")}\n\nLedger\n${ledger.join("\n")}\n\nEnded by: ${simulation.endedBy ?? "nobody"}\n`;
}

const moveText = ({ type, kind, axis }: Move): string => [type, kind, axis].filter((part) => part !== null).join(" ");

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}
