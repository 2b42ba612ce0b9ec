import * as z from "zod";
import { fillPrompt } from "#core/interview/voice/prompt-files.ts";
import type { NameSwap } from "#core/interview/voice/names-out.ts";
import type { AppError } from "#core/errors.ts";
import type { Conversation } from "#core/grading/conversation.ts";
import { verifyProposal } from "#core/grading/evidence.ts";
import { Verdict } from "#core/grading/grade.ts";
import type { Grader, Proposal, Subject } from "#core/grading/grader.ts";
import { verdictOf } from "#core/grading/votes.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Axis, Pack } from "#core/setup/pack.ts";
import { createRandom, shuffle } from "#core/setup/random.ts";
import type { ConfiguredModel, TalkToModel } from "../models/model.ts";
import { askForJson, type JsonAsker } from "./ask-json.ts";
import { indicatorLines, pointLines, type Passage, type Point, talkLines } from "./model-words.ts";
import type { GraderPrompts } from "./prompts.ts";

export interface ModelGraderOptions {
  readonly pack: Pack;
  readonly model: ConfiguredModel;
  readonly talk: TalkToModel;
  readonly prompts: GraderPrompts;
  /** Names that the model must not read. */
  readonly names: NameSwap;
  /** Reads what is not asked of the model: the lenses and the scope of the evidence. */
  readonly builtIn: Grader;
  /** Decisions an axis: 3, or 1 where it is to be fast. */
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

const limits = [
  "A model found the quotes of the axes and answered each point by them; every quote was looked up in your words, and the levels were computed from the answers.",
  "The lenses, the red flags and the scope were read by the built-in grader, which matches words and patterns.",
  "The model may read a passage wrongly, and cannot tell whether what you said is true. It is not calibrated against human panels.",
];

/**
 * A model that looks for quotes and then answers each point by the quotes alone that were found in the candidate's words. It
 * never sees what was withheld, and never names a level. Quotes that stay unfound go on as they are, to be dropped and counted.
 */
export function createModelGrader(options: ModelGraderOptions): Grader {
  const { pack, model, prompts, builtIn } = options;
  return {
    name: "model",
    model: model.summary.model,
    promptHash: prompts.hash,
    limits,
    async propose(subject: Subject, conversation: Conversation) {
      const axis = pack.axes.find(({ id }) => id === subject);
      if (axis === undefined) return builtIn.propose(subject, conversation);
      const found = await extract(axis, conversation, options);
      return found.ok ? decide(axis, found.value, options) : found;
    },
  };
}

interface Found {
  readonly verified: readonly Passage[];
  readonly failed: readonly Passage[];
}

const askerOf = ({ model, talk, signal, prompts }: ModelGraderOptions): JsonAsker => ({
  model,
  talk,
  signal,
  again: (problem) => fillPrompt(prompts.textByName.again, { problem }),
});

async function extract(
  axis: Axis,
  conversation: Conversation,
  options: ModelGraderOptions,
): Promise<Result<Found, AppError>> {
  const { names, prompts, nonce } = options;
  const talk = talkLines(conversation, names);
  if (talk === "") return ok({ verified: [], failed: [] });
  const text = fillPrompt(prompts.textByName.extract, {
    question: axis.question,
    indicators: indicatorLines(axis.indicators),
    talk,
    fence: `[[${nonce()}]]`,
  });
  const asker = askerOf(options);
  const first = await askForJson(asker, "quotes", Extracted, [{ role: "user", text }]);
  if (!first.ok) return first;
  const checked = check(first.value.value, axis, conversation, names);
  if (checked.failed.length === 0) return ok(checked);
  const failed = checked.failed.map(({ segment, quote }) => `${segment}: ${names.replace(quote)}`).join("\n");
  const repair = { role: "user" as const, text: fillPrompt(prompts.textByName.repair, { failed }) };
  const second = await askForJson(asker, "quotes", Extracted, [...first.value.messages, repair]);
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
async function decide(
  axis: Axis,
  { verified, failed }: Found,
  options: ModelGraderOptions,
): Promise<Result<readonly Proposal[], AppError>> {
  const dropped = failed.map((one) => toProposal(one, "shows"));
  const points = axis.indicators.flatMap(({ id, text }): Point[] => {
    const own = verified.filter(({ indicator }) => indicator === id);
    return own.some(({ polarity }) => polarity === "for") ? [{ id, text, passages: own }] : [];
  });
  if (points.length === 0) return ok(dropped);
  const votes: ReadonlyMap<string, Verdict>[] = [];
  const random = createRandom(options.seed);
  for (let run = 0; run < options.runs; run += 1) {
    const asked = await decideOnce(axis, shuffle(points, random), options);
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
  axis: Axis,
  points: readonly Point[],
  options: ModelGraderOptions,
): Promise<Result<ReadonlyMap<string, Verdict>, AppError>> {
  const { prompts, names, nonce } = options;
  const text = fillPrompt(prompts.textByName.decide, {
    question: axis.question,
    points: pointLines(points, names),
    fence: `[[${nonce()}]]`,
  });
  const reply = await askForJson(askerOf(options), "verdicts", Decided, [{ role: "user", text }]);
  if (!reply.ok) return reply;
  return ok(new Map(reply.value.value.verdicts.map(({ indicator, verdict }) => [indicator, verdict])));
}
