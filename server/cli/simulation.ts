import type { Ledger } from "#core/interview/ledger.ts";
import { foldInterview, type InterviewState } from "#core/interview/state.ts";
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
  /** Hints given, by the question's id. */
  readonly hintsUsed: InterviewState["hintsUsed"];
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
    const last = state.lastMove;
    if (last === null || state.phase === "closed" || state.owes !== "candidate") return resultOf(events, state);
    const isOwnTime = state.phase !== "questions";
    const isPractice = setup.mode === "practice";
    const spoken = candidate({ move: last, pending: state.pending ?? last, isOwnTime, isPractice });
    nowMs += pauseMs + spoken.silenceMs;
    if (spoken.isHushed === true) append({ type: "silence-noticed" }, "");
    else if (spoken.control === null) append({ type: "answer-given", text: spoken.text }, spoken.text);
    else append({ type: "control-pressed", control: spoken.control }, "");
  }
}

const resultOf = (events: readonly SessionEvent[], { endedBy, ledger, hintsUsed }: InterviewState): Simulation => ({
  events,
  endedBy,
  ledger,
  hintsUsed,
});

type SimulatedEvent = WithoutPlace<Exclude<SessionEvent, { type: "paused" | "resumed" }>>;
type WithoutPlace<Event> = Event extends SessionEvent ? Omit<Event, "seq" | "id" | "atMs"> : never;

/** The JSON contract of `simulate`: keys that do not apply are `null`. */
export function simulationToJson({ events, endedBy, ledger, hintsUsed }: Simulation) {
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
  return {
    turns,
    ledger: ledger.map(({ questionId, axis, state }) => ({ questionId, axis, state })),
    endedBy,
    hintsUsed,
  };
}

/** The same for a person: each interviewer turn with its move and its reason below; what was pressed, and silences. */
export function simulationToText({ events, endedBy, ledger, hintsUsed }: Simulation): string {
  const lines = events.flatMap((event) => {
    const text = eventText(event);
    return text === null ? [] : [`[${clockText(event.atMs)}] ${text}`];
  });
  const entries = ledger.map(({ questionId, axis, state }) => `  ${questionId} · ${axis}: ${state}`);
  const hints = Object.entries(hintsUsed).map(([questionId, count]) => `  ${questionId}: ${count}`);
  const parts = [
    ...lines,
    `Ledger\n${entries.join("\n")}`,
    ...(hints.length === 0 ? [] : [`Hints\n${hints.join("\n")}`]),
  ];
  return `${parts.join("\n\n")}\n\nEnded by: ${endedBy ?? "nobody"}\n`;
}

function eventText(event: SessionEvent): string | null {
  if (event.type === "answer-given") return `Candidate: ${event.text || "(silence)"}`;
  if (event.type === "interviewer-turn")
    return `Interviewer: ${event.text}\n        ${moveText(event.move)} · ${event.move.reason}`;
  if (event.type === "control-pressed" && event.control !== "end") return `Candidate: (asks for a ${event.control})`;
  return event.type === "silence-noticed" ? "(silence)" : null;
}

const moveText = ({ type, kind, axis }: Move): string => [type, kind, axis].filter((part) => part !== null).join(" ");

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}
