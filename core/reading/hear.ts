import type { Pack } from "../setup/pack.ts";
import type { Heard } from "../transcript/heard.ts";
import { asideOf } from "./asides.ts";
import { findContradiction } from "./contradictions.ts";
import { isGibberish } from "./gibberish.ts";
import {
  asksForOpinion,
  asksForOtherWords,
  commandOf,
  isHolding,
  isOwnPart,
  isYes,
  partsOf,
  questionsIn,
  withoutQuestions,
} from "./intent.ts";
import { keepLast } from "./keep-last.ts";
import { isForeign } from "./language.ts";
import { overlapOf, wordsOf } from "./overlap.ts";
import type { Reader } from "./reader.ts";
import { isRetort } from "./retort.ts";

/** The part of a reader that hears one reply. */
export type Ear = Pick<Reader, "pack" | "topics" | "met" | "indicators" | "points" | "items" | "gaps">;

export interface HearingContext {
  /** The pending question; `null` before the first and in the candidate's own questions. */
  readonly questionId: string | null;
  /** What the interviewer said just before. */
  readonly interviewerText: string;
  readonly isStory: boolean;
  readonly earlierAnswers: readonly string[];
  /** The lists that the format steps through; in other formats none. */
  readonly checklistIds?: readonly string[];
  /** Earlier answers to the pending question and its follow-ups, first to last: what this reply can contradict. */
  readonly sameQuestion?: readonly string[];
  /** What the interviewer has just offered into a silence: a yes takes it. */
  readonly offer?: "repeat" | "narrower" | "skip" | null;
}

/** Reads one reply: what it wants, what it shows, what it leaves out. The only place where the policy's side sees text. */
export function hear(reader: Ear, text: string, context: HearingContext): Heard {
  const words = wordsOf(text);
  const isOwnTime = context.questionId === null;
  if (isForeign(text)) return { ...nothingHeard, intent: "junk", words: words.length, isForeign: true };
  const questions = questionsIn(text, isOwnTime);
  const isNothing = words.length === 0 || isHolding(text, isOwnTime);
  const intent = isNothing ? "empty" : (offerTaken(text, context) ?? intentOf(reader, text, questions));
  const heard = { ...nothingHeard, intent, words: words.length };
  if (intent === "question") {
    const said = withoutQuestions(text, isOwnTime);
    return {
      ...heard,
      ...content(reader, said, context),
      ...itemsIn(reader, text, context),
      ...told(reader, questions),
    };
  }
  if (intent === "repeat" && asksForOtherWords(text)) return { ...heard, isRephrase: true };
  if (intent !== "answer") return heard;
  const isRepeat = isSameAgain(words, context.earlierAnswers);
  const found = content(reader, text, context);
  if (!isOwnTime && isEmpty(found) && isRetort(text)) return { ...heard, intent: "junk" };
  const contradiction = isRepeat ? null : findContradiction(context.sameQuestion ?? [], text);
  return { ...heard, ...found, isRepeat, ...(contradiction === null ? {} : { contradiction }) };
}

const nothingHeard = { indicators: [], points: [], facts: [], gaps: [], isRepeat: false };

/** A yes to an offer. A narrower question is what an empty reply is met with. */
function offerTaken(text: string, { offer = null }: HearingContext): "repeat" | "skip" | "empty" | null {
  if (offer === null || !isYes(text)) return null;
  return offer === "narrower" ? "empty" : offer;
}

function intentOf(reader: Ear, text: string, questions: readonly string[]): Heard["intent"] {
  const command = commandOf(text);
  if (command !== null) return command;
  if (isGibberish(reader.pack, text)) return "junk";
  return questions.length > 0 ? "question" : "answer";
}

function content(reader: Ear, text: string, hearing: HearingContext) {
  const { questionId, interviewerText, isStory } = hearing;
  const context = { interviewerText, isStory };
  const indicators = new Map(reader.indicators(text, context).map((found) => [`${found.axis} ${found.id}`, found]));
  const points = questionId === null ? [] : reader.points(text, questionId);
  const shown = [...indicators.values()].map(({ axis, id }) => `${axis}/${id}`).concat(points.map(({ id }) => id));
  return {
    indicators: [...indicators.values()].map(({ axis, id }) => ({ axis, id })),
    points: [...new Set(points.map((point) => point.id))],
    ...(runsOn(text, [...indicators.values(), ...points]) ? { runsOn: true } : {}),
    ...itemsIn(reader, text, hearing),
    gaps: [...new Set(reader.gaps(text, context))],
    ...(questionId === null ? {} : metProbes(reader, text, questionId, new Set(shown))),
  };
}

const isEmpty = ({ indicators, points, items = [] }: ReturnType<typeof content>): boolean =>
  indicators.length + points.length + items.length === 0;

const fewestWordsRunningOn = 225;
const lastPart = 0.6;

/** A long reply whose last two fifths come to one thing at most of what was asked. */
function runsOn(text: string, found: readonly { readonly start: number }[]): boolean {
  if (text.length < fewestWordsRunningOn * 3 || wordsOf(text).length < fewestWordsRunningOn) return false;
  return found.filter(({ start }) => start >= text.length * lastPart).length <= 1;
}

/** Items of the lists that the format steps through; to ask about the business is to come to that step. */
function itemsIn(reader: Ear, text: string, hearing: HearingContext): Pick<Heard, "items"> {
  const { checklistIds = [], interviewerText, isStory } = hearing;
  if (checklistIds.length === 0) return {};
  const found = reader.items(text, checklistIds, { interviewerText, isStory });
  return { items: [...new Set(found.map((item) => item.id))] };
}

/** The probes of the question, and those of any, whose answer stands in the reply: by their own cues, or by what `shown` holds. */
function metProbes(
  { pack, met }: Ear,
  text: string,
  questionId: string,
  shown: ReadonlySet<string>,
): Pick<Heard, "met"> {
  const own = pack.questions.find(({ id }) => id === questionId)?.probes ?? [];
  const found = met(text, questionId);
  const isMet = ({ id, settledBy = [] }: Pack["probes"][number]): boolean =>
    found.has(id) || settledBy.some((settler) => shown.has(settler));
  const ids = [...own, ...pack.probes].filter(isMet).map(({ id }) => id);
  return ids.length === 0 ? {} : { met: ids };
}

interface FoundFact {
  readonly id: string;
  /** It only comes near to what was asked. */
  readonly isNear: boolean;
}

/** For each question, and each part of one that asks something of its own, the one fact that fits it best; none that only comes near. */
export function factsFor(reader: Pick<Ear, "pack" | "topics">, questions: readonly string[]): string[] {
  const found = questions.flatMap(partsOf).flatMap((part) => factOf(reader, part));
  return [...new Set(found.flatMap(({ id, isNear }) => (isNear ? [] : [id])))];
}

/** The facts, and whether they leave a part of the question open; where there is none, what is asked beside the case, or a fact that comes near. */
function told(reader: Ear, questions: readonly string[]): Pick<Heard, "facts" | "isPartOpen" | "isNear" | "aside"> {
  const aside = questions.map(asideOf).find((found) => found !== null);
  if (aside !== undefined) return { facts: [], aside };
  const parts = questions.flatMap(partsOf);
  const facts = factsFor(reader, questions);
  const isOpen = (part: string) => isOwnPart(part) && factOf(reader, part).every(({ isNear }) => isNear);
  if (facts.length > 0) return parts.some(isOpen) ? { facts, isPartOpen: true } : { facts };
  const [near] = parts.flatMap((part) => factOf(reader, part));
  return near === undefined ? { facts } : { facts: [near.id], isNear: true };
}

/** No fact stands for an opinion. */
const factOf = (reader: Pick<Ear, "pack" | "topics">, part: string): readonly FoundFact[] =>
  asksForOpinion(part) ? [] : bestFact(reader, part);

/**
 * The fact with the topic of most words; where two fit alike, the one with more topics, then the earlier in the pack. What a fact
 * does not answer although its words come near (`near`) weighs as much as what it answers.
 */
function bestFact(reader: Pick<Ear, "pack" | "topics">, question: string): readonly FoundFact[] {
  const held = reader.topics(question);
  const placesOf = (topics: readonly string[]) => topics.filter((topic) => held.has(topic)).map(placesIn);
  const fits = reader.pack.scenario.facts.map(({ id, topics, near = [] }) => {
    const places = placesOf(topics);
    const most = Math.max(0, ...places);
    const mostNear = Math.max(0, ...placesOf(near));
    const sum = places.reduce((total, count) => total + count, 0);
    return { id, isNear: mostNear > 0 && mostNear >= most, most: Math.max(most, mostNear), sum };
  });
  const [best] = fits.filter(({ most }) => most > 0).toSorted((a, b) => b.most - a.most || b.sum - a.sum);
  return best === undefined ? [] : [best];
}

/** A topic of several words says more than a single one. */
const placesIn = (topic: string): number => topic.split(/[\s+]+/u).filter((place) => place !== "").length;

/** The answers of an hour: each is held against all that follow it. */
const earlierWordsOf = keepLast(80_000, wordsOf);

/** Too few words repeat by chance. */
function isSameAgain(words: readonly string[], earlierAnswers: readonly string[]): boolean {
  if (words.length < 5) return false;
  const overlap = overlapOf(words);
  return earlierAnswers.some((text) => {
    const earlier = earlierWordsOf(text);
    return earlier.length >= 5 && (overlap.sharesWords(earlier, 0.8) || overlap.sharesRuns(earlier, 0.7));
  });
}
