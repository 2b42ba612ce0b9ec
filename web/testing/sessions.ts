import type { Report } from "#core/report/report.ts";
import type { AnswerGiven, InterviewerTurn, Move, SessionHeader } from "#core/transcript/session.ts";

/** Builders for tests of the page: valid, plain, told apart by what a test passes in. */

export const headerOf = (id: string, change: Partial<SessionHeader> = {}): SessionHeader => ({
  version: 1,
  id,
  rev: 0,
  title: `Session ${id}`,
  createdAt: "2026-11-23T10:00:00.000Z",
  setup: {
    packId: "data-platform-leadership",
    packHash: "hash-1",
    format: "loop",
    level: "em",
    mode: "simulation",
    personaId: "bar-raiser",
    minutes: 20,
    seed: 7,
    questionId: null,
  },
  state: "running",
  endedBy: null,
  deletedAt: null,
  summary: null,
  ...change,
});

export const answerOf = (seq: number, text = `Answer ${seq}`): AnswerGiven => ({
  type: "answer-given",
  seq,
  id: `answer-${seq}-${text}`,
  atMs: seq * 1_000,
  text,
});

export const moveOf = (change: Partial<Move> = {}): Move => ({
  type: "ask",
  kind: null,
  reason: "It is next on the agenda.",
  questionId: "q1",
  axis: null,
  sourceId: null,
  ...change,
});

export const turnOf = (seq: number, change: Partial<InterviewerTurn> = {}): InterviewerTurn => ({
  type: "interviewer-turn",
  seq,
  id: `turn-${seq}`,
  atMs: seq * 1_000,
  text: `Question ${seq}?`,
  move: moveOf(),
  heard: null,
  status: "complete",
  ...change,
});

export const reportOf = (level: number | null = 3): Report => ({
  grade: {
    turns: [],
    level: "em",
    decision: "lean-hire",
    decisionBeforeGates: "hire",
    gates: [],
    scopeFit: "em",
    confidence: "low",
    axes: [
      {
        id: "cost",
        title: "Cost",
        letter: "C",
        question: "Who pays?",
        level,
        range: null,
        status: level === null ? "not-probed" : "graded",
        anchors: [],
        indicators: [],
        quotes: [],
        whyNotHigher: null,
        whyNotLower: null,
      },
    ],
    redFlags: [],
    droppedQuotes: 0,
    integrityNotes: [],
    limits: [],
    provenance: {
      packId: "data-platform-leadership",
      packHash: "hash-1",
      promptHash: null,
      grader: "built-in",
      model: null,
      schemaVersion: 1,
    },
  },
  fix: null,
  openProbes: [],
  nextDrill: null,
});
