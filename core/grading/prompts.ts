import type { TranscriptReader } from "../reading/reader.ts";
import type { AxisId } from "../setup/names.ts";
import type { Question } from "../setup/pack.ts";
import { storyQuestionId } from "../setup/story-question.ts";
import type { TranscriptTurn } from "../transcript/session.ts";

/** What an interviewer turn asked for. */
export interface Prompt {
  readonly turn: number;
  readonly text: string;
  /** The pack's question that it put, by its move or as far as it was recognised. */
  readonly questionId: string | null;
  /** Axes that it gave room for. */
  readonly axes: readonly AxisId[];
  readonly isNewQuestion: boolean;
  readonly isOpenDesign: boolean;
  readonly isStory: boolean;
}

const storyWords =
  /\btell (?:me|us) about|\b(?:a|one|last|the) (?:time|occasion|moment|situation|example|incident|case) (?:when|where|in which|that|you)|\bdescribe (?:a|an|one|your)|\bgive (?:me|us) an example|\bwalk (?:me|us) through (?:a|an|the last|one)\b|\bhave you (?:ever|had)\b/iu;
const designWords =
  /\b(?:design|architect|build|set up|stand up|migrate|lay out)\b.{0,80}\?|\bhow (?:would|do) you (?:design|build|approach|set up|structure|run)|^\W*(?:design|build)\b|\bwhat (?:do|would|will) you do\b|\bwhat now\b|\bwhat changes\b/iu;
const openings =
  /^\W*(?:(?:ok(?:ay)?|right|great|thanks?|thank you|understood|good|fine|alright)\W+){0,2}(?:let'?s|next|moving on|another|different|now (?:a|to|for)|second|third|last|design|imagine|suppose|you inherit|tell (?:me|us) about|describe|walk me through|how (?:would|do) you (?:design|build|measure|say no|grow|prioriti[sz]e|handle|decide)|what do you do when|your )/iu;

/** Reads every interviewer turn: by its move where it has one, else by the pack's probes and questions and by how it opens. */
export function readPrompts(
  turns: readonly TranscriptTurn[],
  reader: TranscriptReader,
  isForeign: boolean,
): readonly Prompt[] {
  const questions = new Map(reader.pack.questions.map((question) => [question.id, question]));
  const prompts: Prompt[] = [];
  let hasQuestion = false;
  for (const turn of turns) {
    if (turn.speaker === "candidate") continue;
    const prompt: Prompt =
      turn.move === null ? readImported(turn, reader, hasQuestion) : readMove(turn, turn.move, questions);
    hasQuestion ||= prompt.isNewQuestion;
    prompts.push(isForeign ? { ...prompt, axes: [], isOpenDesign: false } : prompt);
  }
  return prompts;
}

function readMove(
  turn: TranscriptTurn,
  move: NonNullable<TranscriptTurn["move"]>,
  questions: ReadonlyMap<string, Question>,
): Prompt {
  const question = move.questionId === null ? undefined : questions.get(move.questionId);
  const isAsk = move.type === "ask";
  const asked = move.axis ?? (isAsk ? question?.axes[0] : undefined);
  return {
    turn: turn.n,
    text: turn.text,
    questionId: isAsk ? move.questionId : null,
    axes: asked === undefined || asked === null || !["ask", "probe"].includes(move.type) ? [] : [asked],
    isNewQuestion: isAsk,
    isOpenDesign: isAsk && (question?.kind === "design" || question?.kind === "case"),
    isStory: isAsk && (question?.kind === "story" || move.questionId === storyQuestionId),
  };
}

function readImported(turn: TranscriptTurn, reader: TranscriptReader, hasQuestion: boolean): Prompt {
  const { question, axes } = reader.recognise(turn.text);
  const isAsking = turn.text.includes("?") || openings.test(turn.text) || designWords.test(turn.text);
  const isNewQuestion = isAsking && (!hasQuestion || question !== null || openings.test(turn.text));
  const firstAxis = isNewQuestion ? question?.axes[0] : undefined;
  return {
    turn: turn.n,
    text: turn.text,
    questionId: isNewQuestion ? (question?.id ?? null) : null,
    axes: [...new Set([...axes, ...(firstAxis === undefined ? [] : [firstAxis])])],
    isNewQuestion,
    isOpenDesign:
      isNewQuestion && (question === null ? designWords.test(turn.text) : ["design", "case"].includes(question.kind)),
    isStory: question === null ? storyWords.test(turn.text) : question.kind === "story",
  };
}
