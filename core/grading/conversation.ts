import type { TranscriptReader, ReadingContext } from "../reading/reader.ts";
import { isTrivial } from "../reading/screen.ts";
import type { AxisId } from "../setup/names.ts";
import { type Canonical, canonicalise } from "../transcript/canonical.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import { isForeignTo } from "./field.ts";
import { type Prompt, readPrompts } from "./prompts.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import { hasSubstance } from "./substance.ts";

/** One candidate turn, ready for grading. */
export interface Reply {
  readonly turn: number;
  /** Number of the answer it belongs to, from 1: a question's first reply and those to its follow-ups are one answer. */
  readonly answer: number;
  readonly canonical: Canonical;
  readonly words: number;
  readonly segments: readonly Segment[];
  readonly hasWithheld: boolean;
  readonly context: ReadingContext;
  /** The interviewer turns that this reply follows. */
  readonly prompts: readonly Prompt[];
  /** Axes that were asked for just before, and that this reply is not silent about. */
  readonly answered: readonly AxisId[];
  /** Fewer than four words with a meaning of their own: nothing in it is evidence. */
  readonly isTrivial: boolean;
}

/** A transcript as graders see it: what was asked, and what was replied to it. */
export interface Conversation {
  readonly turns: readonly TranscriptTurn[];
  readonly prompts: readonly Prompt[];
  readonly replies: readonly Reply[];
  /** Number of questions, follow-ups not counted; at least 1. */
  readonly questions: number;
  readonly words: number;
  /** Nothing in it sounds like the pack's field: silence about an axis counts for nothing, what was said of it counts. */
  readonly isForeign: boolean;
}

export function readConversation(turns: readonly TranscriptTurn[], reader: TranscriptReader): Conversation {
  const isForeign = isForeignTo(turns, reader);
  const prompts = readPrompts(turns, reader);
  const promptsByTurn = new Map(prompts.map((prompt) => [prompt.turn, prompt]));
  const replies: Reply[] = [];
  let before: Prompt[] = [];
  let answer = 0;
  let isStory = false;
  let topics: readonly AxisId[] = [];
  for (const turn of turns) {
    const prompt = promptsByTurn.get(turn.n);
    if (prompt !== undefined) {
      before = turns[turn.n - 2]?.speaker === "interviewer" ? [...before, prompt] : [prompt];
      if (prompt.isNewQuestion) isStory = prompt.isStory;
      if (prompt.isNewQuestion) answer += 1;
      topics = topicsAfter(topics, prompt, before);
      continue;
    }
    replies.push(readReply(turn, Math.max(1, answer), before, { isStory, asked: topics }, reader));
  }
  const words = replies.reduce((sum, reply) => sum + reply.words, 0);
  return { turns, prompts, replies, questions: Math.max(1, answer), words, isForeign };
}

/** What is being talked about: the axes asked for last; a follow-up that names none goes on with them, a new question does not. */
function topicsAfter(topics: readonly AxisId[], prompt: Prompt, before: readonly Prompt[]): readonly AxisId[] {
  const asked = [...new Set(before.flatMap(({ axes }) => axes))];
  return asked.length > 0 || prompt.isNewQuestion ? asked : topics;
}

function readReply(
  turn: TranscriptTurn,
  answer: number,
  prompts: readonly Prompt[],
  told: Pick<ReadingContext, "isStory" | "asked">,
  reader: TranscriptReader,
): Reply {
  const canonical = canonicalise(turn.text);
  const sentences = reader.sentences(canonical.text);
  const segments = segmentsOf(turn.n, answer, canonical.text, sentences);
  const interviewerText = prompts.map((prompt) => prompt.text).join("\n");
  const asked = isTrivial(sentences) ? [] : [...new Set(prompts.flatMap((prompt) => prompt.axes))];
  const context = { interviewerText, ...told };
  const mentioned = asked.length === 0 ? new Set<AxisId>() : reader.mentions(canonical.text, context);
  return {
    turn: turn.n,
    answer,
    canonical,
    words: sentences.reduce(
      (sum, one) => sum + one.tokens.filter((token) => /[\p{L}\p{N}]/u.test(token.text)).length,
      0,
    ),
    segments,
    hasWithheld: segments.some((segment) => segment.withheld !== null),
    context,
    prompts,
    answered: asked.filter(
      (axis) => mentioned.has(axis) || hasSubstance(axis, canonical.text, segments, interviewerText, reader),
    ),
    isTrivial: isTrivial(sentences),
  };
}

/** True when an interviewer's words asked for the axis, in whatever field. */
export const isAskedFor = ({ prompts }: Conversation, axis: AxisId): boolean =>
  prompts.some((prompt) => prompt.axes.includes(axis));

/** Turn numbers in which there was room to show the axis: it was asked for, or two open design questions were answered. */
export function opportunityTurns(conversation: Conversation, axis: AxisId): readonly number[] {
  if (conversation.isForeign) return [];
  const asked = conversation.prompts.filter((prompt) => prompt.axes.includes(axis)).map((prompt) => prompt.turn);
  const answered = conversation.replies
    .filter((reply) => !reply.isTrivial)
    .flatMap((reply) => reply.prompts)
    .filter((prompt) => prompt.isOpenDesign)
    .map((prompt) => prompt.turn);
  const open = new Set(answered);
  return [...new Set([...asked, ...(open.size >= 2 ? open : [])])].toSorted((a, b) => a - b);
}

/** Turn numbers of the replies that are not silent about the axis, though it was asked for. */
export const answeredTurns = (conversation: Conversation, axis: AxisId): readonly number[] =>
  conversation.replies.filter((reply) => reply.answered.includes(axis)).map((reply) => reply.turn);
