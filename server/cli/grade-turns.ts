import { gradeTranscript } from "#core/grading/grade-transcript.ts";
import type { Grade } from "#core/grading/grade.ts";
import type { TranscriptReader } from "#core/reading/reader.ts";
import type { LevelId } from "#core/setup/names.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";
import { createBuiltInGrader } from "../grader/built-in.ts";

/** The whole grade by the built-in grader. @param reader one for this transcript alone (`forTranscript`) */
export async function gradeTurns(
  turns: readonly TranscriptTurn[],
  level: LevelId,
  packHash: string,
  reader: TranscriptReader,
): Promise<Grade> {
  const grader = createBuiltInGrader(reader);
  for await (const step of gradeTranscript({ turns, level, packHash, reader, grader })) {
    if (step.type === "grade") return step.grade;
  }
  throw new Error("the grading ended without a grade");
}
