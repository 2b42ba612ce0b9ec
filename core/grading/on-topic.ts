import type { TranscriptReader } from "../reading/reader.ts";
import type { Conversation, Reply } from "./conversation.ts";

/** How many answers touch no point of their question, of all to questions that the pack knows. */
export interface OffTopic {
  readonly answers: number;
  readonly of: number;
}

/**
 * Evidence is found wherever it stands, so an answer to another question earns levels too; whether it fits shows only in the
 * points that the pack has for the question. A question and its follow-ups are one answer.
 */
export function offTopicAnswers(conversation: Conversation, reader: TranscriptReader): OffTopic {
  const asked = conversation.prompts.filter((prompt) => prompt.isNewQuestion).map((prompt) => prompt.questionId);
  const told = Map.groupBy(
    conversation.replies.filter((reply) => !reply.isTrivial),
    ({ answer }) => answer,
  );
  const touched = [...told].flatMap(([answer, replies]) => {
    const question = reader.pack.questions.find(({ id }) => id === asked[answer - 1]);
    return question === undefined ? [] : [replies.some((reply) => touchesPoint(reply, question.id, reader))];
  });
  return { answers: touched.filter((isTouched) => !isTouched).length, of: touched.length };
}

const touchesPoint = ({ canonical }: Reply, questionId: string, reader: TranscriptReader): boolean =>
  reader.points(canonical.text, questionId).length > 0;

/** So many answers beside their question that no level in this interview is sure. */
export const isOffTopic = ({ answers, of }: OffTopic): boolean => answers > 0 && answers * 3 >= of;

export const offTopicLimit = ({ answers, of }: OffTopic): string =>
  `${of === 1 ? "The answer" : `${answers} of ${of} answers`} touched no point of the question that was asked, so the confidence is low.`;
