import { gradeTranscript } from "#core/grading/grade-transcript.ts";
import type { Grade } from "#core/grading/grade.ts";
import type { Grader } from "#core/grading/grader.ts";
import type { TranscriptReader } from "#core/reading/reader.ts";
import type { LevelId } from "#core/setup/names.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";

/** The whole grade. Throws where no axis could be graded, as every call failed. @param reader one for this transcript alone (`forTranscript`) */
export async function gradeTurns(
  turns: readonly TranscriptTurn[],
  level: LevelId,
  packHash: string,
  reader: TranscriptReader,
  grader: Grader,
): Promise<Grade> {
  for await (const step of gradeTranscript({ turns, level, packHash, reader, grader })) {
    if (step.type !== "grade") continue;
    if (step.grade.axes.every(({ status }) => status === "incomplete")) throw new Error("The model graded no axis.");
    return step.grade;
  }
  throw new Error("the grading ended without a grade");
}
