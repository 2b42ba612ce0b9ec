import * as z from "zod";
import { fillPrompt } from "#core/interview/voice/prompt-files.ts";
import type { NameSwap } from "#core/interview/voice/names-out.ts";
import { estimateTokens } from "#core/interview/voice/tokens.ts";
import type { AppError } from "#core/errors.ts";
import type { Conversation } from "#core/grading/conversation.ts";
import { verifyProposal } from "#core/grading/evidence.ts";
import { type ModelReply, Verdict } from "#core/grading/grade.ts";
import type { Grader, Proposal, Subject } from "#core/grading/grader.ts";
import { verdictOf } from "#core/grading/votes.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Axis, Pack } from "#core/setup/pack.ts";
import { createRandom, shuffle } from "#core/setup/random.ts";
import type { ConfiguredModel, TalkToModel } from "../models/model.ts";
import { askForJson, type JsonAsker, mostReplyTokens } from "./ask-json.ts";
import { indicatorLines, pointLines, type Passage, type Point, splitTalk, talkLines } from "./model-words.ts";
import type { GraderPrompts } from "./prompts.ts";

/** Decisions an axis, thorough and fast. */
export const usualRuns = 3;
export const runsWhenFast = 1;

export interface ModelGraderOptions {
  readonly pack: Pack;
  readonly model: ConfiguredModel;
  readonly talk: TalkToModel;
  readonly prompts: GraderPrompts;
  /** Names that the model must not read. */
  readonly names: NameSwap;
  /** Reads what is not asked of the model: the lenses and the scope of the evidence. */
  readonly builtIn: Grader;
  /** Decisions an axis. */
  readonly runs: number;
  /** Of the order in which points are put to the model. */
  readonly seed: number;
  /** A word that nobody who wrote the transcript could know, new with each call. */
  readonly nonce: () => string;
  readonly signal: AbortSignal;
}

const Extracted = z.object({
  quotes: z.array(
    z.object({
      segment: z.string(),
      quote: z.string(),
      indicator: z.string(),
      polarity: z.enum(["for", "against"]),
    }),
  ),
});
type Extracted = z.infer<typeof Extracted>;
const Decided = z.object({ verdicts: z.array(z.object({ indicator: z.string(), verdict: Verdict })) });

/** The repair call holds the first question, the reply and its own words: prompts that the talk leaves room for. */
const roomForRepair = 2;

/** A window that is smaller still than this is not served. */
const fewestTalkTokens = 1_000;

const limits = [
  "A model found the quotes of the axes and answered each point by them; every quote was looked up in your words, and the levels were computed from the answers.",
  "A transcript that does not fit into what the model can read at once was read in parts, each with the turn before it.",
  "The lenses, the red flags and the scope were read by the built-in grader, which matches words and patterns.",
  "The model may read a passage wrongly, and cannot tell whether what you said is true. It is not calibrated against human panels.",
];

/**
 * A model that looks for quotes and then answers each point by the quotes alone that were found in the candidate's words. It
 * never sees what was withheld, and never names a level. Quotes that stay unfound go on as they are, to be dropped and counted.
 */
export function createModelGrader(options: ModelGraderOptions): Grader {
  const { pack, model, prompts, builtIn, runs, seed } = options;
  const heard = new Map<Subject, ModelReply[]>();
  return {
    name: "model",
    model: model.summary.model,
    promptHash: prompts.hash,
    limits,
    sampling: { runs, seed },
    replies: (subject) => heard.get(subject) ?? [],
    async propose(subject: Subject, conversation: Conversation) {
      const axis = pack.axes.find(({ id }) => id === subject);
      if (axis === undefined) return builtIn.propose(subject, conversation);
      const replies: ModelReply[] = [];
      heard.set(subject, replies);
      const call: AxisCall = { ...options, axis, keep: (reply) => replies.push(reply) };
      const found = await extract(call, conversation);
      return found.ok ? decide(call, found.value) : found;
    },
  };
}

/** The grading of one axis. */
interface AxisCall extends ModelGraderOptions {
  readonly axis: Axis;
  readonly keep: (reply: ModelReply) => void;
}

interface Found {
  readonly verified: readonly Passage[];
  readonly failed: readonly Passage[];
}

const askerOf = ({ model, talk, signal, prompts, keep }: AxisCall, step: ModelReply["step"]): JsonAsker => ({
  model,
  talk,
  signal,
  again: (problem) => fillPrompt(prompts.textByName.again, { problem }),
  onReply: (text) => keep({ step, text }),
});

/** What a small window cannot hold at once is read in parts; no passage goes over the end of a turn. */
async function extract(call: AxisCall, conversation: Conversation): Promise<Result<Found, AppError>> {
  const verified: Passage[] = [];
  const failed: Passage[] = [];
  for (const talk of talkInParts(call, conversation)) {
    const found = await extractPart(call, conversation, talk);
    if (!found.ok) return found;
    verified.push(...found.value.verified);
    failed.push(...found.value.failed);
  }
  return ok({ verified, failed });
}

function talkInParts(call: AxisCall, conversation: Conversation): readonly string[] {
  const lines = talkLines(conversation, call.names);
  const { contextTokens } = call.model.summary;
  const asked = estimateTokens(extractPrompt(call, ""));
  return splitTalk(lines, Math.max(fewestTalkTokens, contextTokens - mostReplyTokens - roomForRepair * asked));
}

const extractPrompt = ({ axis, prompts, nonce }: AxisCall, talk: string): string =>
  fillPrompt(prompts.textByName.extract, {
    question: axis.question,
    indicators: indicatorLines(axis.indicators),
    talk,
    fence: `[[${nonce()}]]`,
  });

async function extractPart(call: AxisCall, conversation: Conversation, talk: string): Promise<Result<Found, AppError>> {
  const { axis, names, prompts } = call;
  const asked = { role: "user" as const, text: extractPrompt(call, talk) };
  const first = await askForJson(askerOf(call, "extract"), "quotes", Extracted, [asked]);
  if (!first.ok) return first;
  const checked = check(first.value.value, axis, conversation, names);
  if (checked.failed.length === 0) return ok(checked);
  const failed = checked.failed.map(({ segment, quote }) => `${segment}: ${names.replace(quote)}`).join("\n");
  const repair = { role: "user" as const, text: fillPrompt(prompts.textByName.repair, { failed }) };
  const second = await askForJson(askerOf(call, "repair"), "quotes", Extracted, [...first.value.messages, repair]);
  if (!second.ok) return second;
  const mended = check(second.value.value, axis, conversation, names);
  const lost = Math.max(mended.failed.length, checked.failed.length - mended.verified.length);
  return ok({ verified: [...checked.verified, ...mended.verified], failed: checked.failed.slice(0, lost) });
}

function check({ quotes }: Extracted, axis: Axis, conversation: Conversation, names: NameSwap): Found {
  const own = quotes
    .filter(({ indicator }) => axis.indicators.some(({ id }) => id === indicator))
    .map((one) => ({ ...one, quote: names.restore(one.quote) }));
  const isFound = (one: Passage): boolean => verifyProposal(toProposal(one, "shows"), conversation).ok;
  return { verified: own.filter(isFound), failed: own.filter((one) => !isFound(one)) };
}

const toProposal = ({ segment, quote, indicator }: Passage, polarity: Proposal["polarity"]): Proposal => ({
  segment,
  quote,
  indicatorId: indicator,
  polarity,
});

/** Asks, in several runs and orders, what the verified quotes show. */
async function decide(call: AxisCall, { verified, failed }: Found): Promise<Result<readonly Proposal[], AppError>> {
  const { axis, runs, seed } = call;
  const dropped = failed.map((one) => toProposal(one, "shows"));
  const points = axis.indicators.flatMap(({ id, text }): Point[] => {
    const own = verified.filter(({ indicator }) => indicator === id);
    return own.some(({ polarity }) => polarity === "for") ? [{ id, text, passages: own }] : [];
  });
  if (points.length === 0) return ok(dropped);
  const votes: ReadonlyMap<string, Verdict>[] = [];
  const random = createRandom(seed);
  for (let run = 0; run < runs; run += 1) {
    const asked = await decideOnce(call, shuffle(points, random));
    if (!asked.ok) return err(asked.error);
    votes.push(asked.value);
  }
  const shown = points.flatMap(({ id, passages }) => {
    const verdict = verdictOf(votes.map((run) => run.get(id)));
    const support = passages.filter(({ polarity }) => polarity === "for");
    return verdict === "no" ? [] : support.map((one) => toProposal(one, verdict === "yes" ? "shows" : "hints"));
  });
  return ok([...shown, ...dropped]);
}

async function decideOnce(
  call: AxisCall,
  points: readonly Point[],
): Promise<Result<ReadonlyMap<string, Verdict>, AppError>> {
  const { axis, prompts, names, nonce } = call;
  const text = fillPrompt(prompts.textByName.decide, {
    question: axis.question,
    points: pointLines(points, names),
    fence: `[[${nonce()}]]`,
  });
  const reply = await askForJson(askerOf(call, "decide"), "verdicts", Decided, [{ role: "user", text }]);
  if (!reply.ok) return reply;
  return ok(new Map(reply.value.value.verdicts.map(({ indicator, verdict }) => [indicator, verdict])));
}
