import type { InterviewPlan } from "../setup/plan.ts";
import type { Axis, Format, Level, Pack, Question } from "../setup/pack.ts";
import type { AxisId } from "../setup/names.ts";
import type { InterviewSetup, Move } from "../transcript/session.ts";
import { type Clock, readClock } from "./clock.ts";
import type { LineList } from "./line-list.ts";
import { nextLineId, personaOf } from "./lines.ts";
import type { InterviewState } from "./state.ts";

/** All that the policy looks at. `state` has heard the last reply. */
export interface Policy {
  readonly pack: Pack;
  readonly plan: InterviewPlan;
  readonly setup: InterviewSetup;
  readonly state: InterviewState;
  readonly clock: Clock;
  /** How long the last question has waited for its first answer; missing = no time. */
  readonly answerUsedMs?: number;
}

export const policyAt = (
  base: Pick<Policy, "pack" | "plan" | "setup" | "answerUsedMs">,
  state: InterviewState,
  nowMs: number,
): Policy => ({ ...base, state, clock: readClock(base.pack, base.setup, nowMs) });

/** A move with everything that does not apply left `null`. */
export const moveOf = (type: Move["type"], reason: string, more: Partial<Move> = {}): Move => ({
  type,
  kind: null,
  reason,
  questionId: null,
  axis: null,
  sourceId: null,
  ...more,
});

export function lineId({ pack, setup, state }: Policy, list: LineList, rung?: 0 | 1 | 2): string {
  const choice = { seed: setup.seed, usedIds: state.usedIds, ...(rung === undefined ? {} : { rung }) };
  return nextLineId(personaOf(pack, setup.personaId), list, choice);
}

export function questionOf(pack: Pack, questionId: string): Question {
  const question = pack.questions.find((candidate) => candidate.id === questionId);
  if (question === undefined) throw new Error(`The pack has no question ${questionId}.`);
  return question;
}

export function levelOf({ pack, setup }: Pick<Policy, "pack" | "setup">): Level {
  const level = pack.levels.find((candidate) => candidate.id === setup.level);
  if (level === undefined) throw new Error(`The pack has no level ${setup.level}.`);
  return level;
}

export const formatOf = ({ pack, setup }: Pick<Policy, "pack" | "setup">): Format | undefined =>
  pack.formats.find((candidate) => candidate.id === setup.format);

/** How many follow-ups a question gets: what the format says, none after a timed answer, else what the level says. */
export function followUpsOf(policy: Pick<Policy, "pack" | "setup">): number {
  const format = formatOf(policy);
  return format?.followUps ?? (format?.answerSeconds === undefined ? levelOf(policy).followUps : 0);
}

export const axisTitle = (pack: Pack, axisId: AxisId): string => {
  const axis: Axis | undefined = pack.axes.find((candidate) => candidate.id === axisId);
  return (axis?.title ?? axisId).toLowerCase();
};
