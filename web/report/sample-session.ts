import type { PackSummary } from "#core/api.ts";
import { AxisId, MoveType, ProbeKind } from "#core/setup/names.ts";
import type { InterviewSetup, Move, SessionEvent } from "#core/transcript/session.ts";
import turns from "./sample-turns.json" with { type: "json" };

/**
 * An invented drill: the answers of `sample-answers.txt`, and what the interviewer really said to them
 * (`npm run simulate -- --format single --question ingestion-10x --seed 5 --answers … --json`).
 */
export const sampleEvents: readonly SessionEvent[] = turns.map((turn, seq) => {
  const place = { seq, id: `sample-${seq}`, atMs: turn.atMs };
  if (turn.speaker === "candidate") return { type: "answer-given", ...place, text: turn.text };
  const move: Move = {
    type: MoveType.parse(turn.move),
    kind: turn.kind === null ? null : ProbeKind.parse(turn.kind),
    reason: turn.reason ?? "",
    questionId: turn.questionId,
    axis: turn.axis === null ? null : AxisId.parse(turn.axis),
    sourceId: null,
  };
  return { type: "interviewer-turn", ...place, text: turn.text, move, heard: null, status: "complete" };
});

const questionId = "ingestion-10x";

/** The sample can be graded only by a pack that has its question. */
export const hasSample = ({ questions }: PackSummary): boolean => questions.some(({ id }) => id === questionId);

export const sampleSetup = (pack: PackSummary): InterviewSetup => ({
  packId: pack.id,
  packHash: pack.hash,
  format: "single",
  level: "em",
  mode: "simulation",
  personaId: pack.personas[0]?.id ?? "",
  minutes: 8,
  seed: 5,
  questionId,
});
