import type { Verdict } from "./grade.ts";

/** What several runs of one question come to: two thirds of them agree, or it is unclear. A run without an answer agrees with none. */
export function verdictOf(votes: readonly (Verdict | undefined)[]): Verdict {
  const isCarried = (verdict: Verdict): boolean =>
    votes.length > 0 && votes.filter((vote) => vote === verdict).length * 3 >= votes.length * 2;
  return isCarried("yes") ? "yes" : isCarried("no") ? "no" : "unclear";
}
