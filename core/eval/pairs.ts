import * as z from "zod";
import type { RedFlagId } from "../setup/names.ts";
import { toTurn } from "../transcript/labelled-text.ts";
import type { TranscriptTurn } from "../transcript/session.ts";

const Words = z.string().trim().min(1, "must not be empty");

/** `pairs/<red flag>.yaml`: two replies to the same opening, alike but for what raises the flag. */
export const MinimalPairs = z.array(z.object({ name: Words, opening: Words, present: Words, absent: Words })).min(1);
export type MinimalPair = z.infer<typeof MinimalPairs>[number] & { readonly flagId: RedFlagId };

/** Whether each reply of a pair raised the pair's flag. */
export interface JudgedPair {
  readonly flagId: RedFlagId;
  readonly presentRaised: boolean;
  readonly absentRaised: boolean;
}

export interface PairFigures {
  readonly n: number;
  /** Of the replies that should raise the flag, how many did. */
  readonly presentRaised: number;
  /** Of the replies that should not raise it, how many did not. */
  readonly absentQuiet: number;
}

export const pairTurns = (opening: string, reply: string): readonly TranscriptTurn[] => [
  toTurn(1, "interviewer", opening),
  toTurn(2, "candidate", reply),
];

/** Only the flags that have pairs. */
export function countPairs(judged: readonly JudgedPair[]): Readonly<Partial<Record<RedFlagId, PairFigures>>> {
  const byFlag: Partial<Record<RedFlagId, PairFigures>> = {};
  for (const { flagId, presentRaised, absentRaised } of judged) {
    const before = byFlag[flagId] ?? { n: 0, presentRaised: 0, absentQuiet: 0 };
    byFlag[flagId] = {
      n: before.n + 1,
      presentRaised: before.presentRaised + (presentRaised ? 1 : 0),
      absentQuiet: before.absentQuiet + (absentRaised ? 0 : 1),
    };
  }
  return byFlag;
}
