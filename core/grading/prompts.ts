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
  /** It asks for a design, in which cost and the way ahead have their place without being asked for. */
  readonly isOpenDesign: boolean;
  readonly isStory: boolean;
}

const storyWords =
  /\btell (?:me|us) about|\b(?:a|one|last|the) (?:time|occasion|moment|situation|example|incident|case) (?:when|where|in which|that|you)|\bdescribe (?:a|an|one|your)|\bgive (?:me|us) an example|\bwalk (?:me|us) through (?:a|an|the last|one)\b|\bhave you (?:ever|had)\b/iu;
const designWords =
  /\b(?:how|what) (?:would|do|will) you (?:design|architect|build|set up|stand up|lay out)\b|\bhow (?:would|do|will) you\b.{0,60}\b(?:platform|pipeline|architecture|warehouse|system)\b|(?:^|[.!?] )\W*(?:please )?(?:design|architect|build)\b|\b(?:can|could|would) you (?:design|architect|build)\b/iu;
const openings =
  /^\W*(?:(?:ok(?:ay)?|right|great|thanks?|thank you|understood|good|fine|alright)\W+){0,2}(?:let'?s|next|moving on|another|different|now (?:a|to|for)|second|third|last|design|imagine|suppose|you inherit|tell (?:me|us) about|describe|walk me through|how (?:would|do) you (?:design|build|measure|say no|grow|prioriti[sz]e|handle|decide)|what do you do when|your )/iu;

/** Plain words by which a question asks for an axis beside the one that it is about. */
const wordings: readonly (readonly [AxisId, RegExp])[] = [
  [
    "ownership",
    /\b(?:how (?:did|do|would) you lead|that you (?:have )?led|(?:was|is) your (?:own )?(?:part|role)\b|who (?:owns|should own|decides|answers for)\b|whose (?:decision|job|call)\b)/iu,
  ],
  [
    "evolution",
    /\bwhere (?:does|do|will|would|should) (?:it|this|that|they) (?:all )?(?:lead|go|end up)\b|\b(?:two|three|five|\d+) years (?:from now|ahead|on)\b/iu,
  ],
  ["cost", /\bwho pays\b|\bwhat (?:does|did|do|would|will) (?:it|that|this|they) cost\b/iu],
];

/** Reads every interviewer turn: by its move where it has one, else by the pack's probes and questions and by how it opens. */
export function readPrompts(turns: readonly TranscriptTurn[], reader: TranscriptReader): readonly Prompt[] {
  const questions = new Map(reader.pack.questions.map((question) => [question.id, question]));
  const prompts: Prompt[] = [];
  let hasQuestion = false;
  let pendingId: string | null = null;
  for (const turn of turns) {
    if (turn.speaker === "candidate") continue;
    const prompt: Prompt =
      turn.move === null ? readImported(turn, reader, hasQuestion, pendingId) : readMove(turn, turn.move, questions);
    hasQuestion ||= prompt.isNewQuestion;
    if (prompt.isNewQuestion) pendingId = prompt.questionId;
    prompts.push(prompt);
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
  const asked = isAsk ? axesOfAsk(turn.text, question) : move.type === "probe" && move.axis !== null ? [move.axis] : [];
  return {
    turn: turn.n,
    text: turn.text,
    questionId: isAsk ? move.questionId : null,
    axes: asked,
    isNewQuestion: isAsk,
    isOpenDesign: isAsk && question?.kind === "design",
    isStory: isAsk && (question?.kind === "story" || move.questionId === storyQuestionId),
  };
}

/** The axis that a question is about before any other, and those of its axes that its own words ask for. */
function axesOfAsk(text: string, question: Question | undefined): readonly AxisId[] {
  const [first] = question?.axes ?? [];
  const worded = wordings.filter(([axis, words]) => question?.axes.includes(axis) === true && words.test(text));
  return [...new Set([...(first === undefined ? [] : [first]), ...worded.map(([axis]) => axis)])];
}

function readImported(
  turn: TranscriptTurn,
  reader: TranscriptReader,
  hasQuestion: boolean,
  pendingId: string | null,
): Prompt {
  const { question, axes } = reader.recognise(turn.text, pendingId);
  const isAsking = turn.text.includes("?") || openings.test(turn.text) || designWords.test(turn.text);
  const isNewQuestion = isAsking && (!hasQuestion || question !== null || openings.test(turn.text));
  const firstAxis = isNewQuestion ? question?.axes[0] : undefined;
  return {
    turn: turn.n,
    text: turn.text,
    questionId: isNewQuestion ? (question?.id ?? null) : null,
    axes: [...new Set([...axes, ...(firstAxis === undefined ? [] : [firstAxis])])],
    isNewQuestion,
    isOpenDesign: isNewQuestion && (question === null ? designWords.test(turn.text) : question.kind === "design"),
    isStory: question === null ? storyWords.test(turn.text) : question.kind === "story",
  };
}
