import { criteria, judgeRun } from "#core/testing/conduct/criteria.ts";
import { createRun, type Interview } from "#core/testing/conduct/run.ts";

export interface Failure {
  readonly candidate: string;
  readonly format: string;
  readonly seed: number;
  readonly n: number;
  readonly words: string;
}

/** One criterion over all interviews of a voice. */
export interface Row {
  readonly id: string;
  readonly sentence: string;
  /** Places in all interviews at which it could have been broken. */
  readonly places: number;
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
}

/** Judges interviews by every criterion. An interview in which a criterion has no place counts neither way. */
export function judgeInterviews(interviews: readonly Interview[]): readonly Row[] {
  const judged = interviews.map((interview) => ({ interview, judgements: judgeRun(createRun(interview)) }));
  return criteria.map(({ id, sentence }) => {
    const own = judged.flatMap(({ interview, judgements }) =>
      judgements
        .filter(({ criterionId, places }) => criterionId === id && places > 0)
        .map((judgement) => ({ ...judgement, interview })),
    );
    const failed = own.filter(({ broken }) => broken.length > 0);
    return {
      id,
      sentence,
      places: own.reduce((sum, { places }) => sum + places, 0),
      passed: own.length - failed.length,
      failed: failed.length,
      failures: failed.flatMap(({ broken, interview: { candidate, setup } }) =>
        broken.map(({ n, words }) => ({ candidate, format: setup.format, seed: setup.seed, n, words })),
      ),
    };
  });
}
