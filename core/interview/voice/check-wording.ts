import { wordsOf } from "../../reading/overlap.ts";
import type { Pack, Persona, Question } from "../../setup/pack.ts";
import type { Move } from "../../transcript/session.ts";
import { checkUtterance, splitSentences, utteranceViolations } from "../check.ts";
import { linesOf } from "../lines.ts";
import { figuresOf } from "./figures.ts";
import { leftToSay } from "./left-to-say.ts";
import { createPlanCheck, isLabelled } from "./off-plan.ts";
import { nearness, shareOf, tellingWords } from "./telling-words.ts";
import { countShared, isWithin, without, type WordSet } from "./word-sets.ts";

/** All that a model's words for a planned turn can break: the rules of any voice, then those of the plan. */
export const wordingViolations = [
  ...utteranceViolations,
  /** It asks where nothing is to be asked: the question comes in the next turn, or not at all. */
  "unplanned-question",
  /** The planned question is not asked, or its telling words are missing. */
  "no-question",
  /** It is nearer to another question or follow-up of the pack. */
  "other-question",
  "after-the-question",
  /** What is said beside the plan is more than a step towards it. */
  "off-plan",
  "lost-figure",
  /** Where the plan quotes the candidate, the quote is not there word for word. */
  "lost-quote",
  "invented-figure",
  "invented-name",
  "prompt-quoted",
] as const;
export type WordingViolation = (typeof wordingViolations)[number];

/** What a model's words are held against. */
export interface Wording {
  readonly pack: Pack;
  readonly persona: Persona;
  readonly move: Move;
  /** The turn in the built-in voice's words. */
  readonly planned: string;
  /** What the interviewer said before, in any turn, oldest first. */
  readonly earlier: readonly string[];
  /** All that the candidate said: figures and names of theirs may be said back. */
  readonly candidate: string;
  /** The question that the turn belongs to; `null` = none. */
  readonly question: Question | null;
  /** The instructions that went to the model, which it must not recite. */
  readonly instructions: string;
}

export interface WordingCheck {
  /** The rules that hold for a part of a turn, from its beginning. */
  ofPart(text: string): WordingViolation[];
  /** All rules: an empty list = these words may stand for the planned turn. */
  ofWhole(text: string): WordingViolation[];
}

const recitedRun = 7;
const asksInPlan = 0.5;

/** Holds a model's words against the planned turn. Pure; made once a turn, as the whole pack is looked at. */
export function createWordingCheck(wording: Wording): WordingCheck {
  const part = createPartCheck(wording);
  const { planned, move, persona } = wording;
  const plannedWords = tellingWords(leftToSay(planned, " ", linesOf(persona, "bridges")));
  const others = otherQuestions(wording);
  const figures = figuresOf(planned);
  const whole = (text: string): WordingViolation[] => {
    const violations: WordingViolation[] = [];
    const words = tellingWords(text);
    if (planned.includes("?") && !text.includes("?")) violations.push("no-question");
    else if (shareOf(plannedWords, words) < asksInPlan) violations.push("no-question");
    if (asks(move) && isNearerToAnother(words, plannedWords, others)) violations.push("other-question");
    if (!isWithin(figures, figuresOf(text))) violations.push("lost-figure");
    if (losesQuote(text)) violations.push("lost-quote");
    return violations;
  };
  const quotes = [...planned.matchAll(/“([^”]+)”/gu)].map(([, quote]) => quote ?? "");
  const losesQuote = (text: string): boolean => quotes.some((quote) => !hasWords(text, quote));
  return { ofPart: part, ofWhole: (text) => unique([...part(text), ...whole(text)]) };
}

function createPartCheck(wording: Wording): (text: string) => WordingViolation[] {
  const { planned, candidate, instructions, move, earlier, question } = wording;
  const isOffPlan = createPlanCheck(wording);
  const theirWords = tellingWords(candidate);
  const figures = figuresOf(`${planned} ${candidate} two`);
  const isKnownName = createNameCheck(wording);
  const recited = runsOf(instructions, recitedRun);
  const spoken = bare(`${planned} ${candidate}`);
  const recites = (text: string): boolean =>
    [...runsOf(text, recitedRun)].some((run) => recited.has(run) && !spoken.includes(run));
  const leaksMore = createLeakCheck(wording, theirWords);
  const isClosedPlan = splitSentences(planned).some(isClosedQuestion);
  const mostCharacters = Math.max(260, planned.length * 1.8);
  const saidBefore = new Set(earlier.slice(-6).flatMap(splitSentences).map(bare));
  return (text) => {
    const sentences = splitSentences(text);
    const violations: WordingViolation[] = [...checkUtterance(text, { move: move.type, earlier, question })];
    if (text.length > mostCharacters) violations.push("too-long");
    if (text.includes("?") && !mayAsk(move, planned)) violations.push("unplanned-question");
    if (planned.trimEnd().endsWith("?") && /\?.*\p{L}/su.test(text)) violations.push("after-the-question");
    if (!isClosedPlan && sentences.some(isClosedQuestion)) violations.push("leading");
    if (isLabelled(text, planned)) violations.push("markup");
    if (sentences.some(isOffPlan) || (text.includes("!") && !planned.includes("!"))) violations.push("off-plan");
    if (sentences.some((sentence) => isSaidBefore(sentence, saidBefore, planned))) violations.push("near-repeat");
    if (saysTwice(sentences)) violations.push("near-repeat");
    if (leaksMore(text)) violations.push("leak");
    if (!isWithin(figuresOf(text), figures)) violations.push("invented-figure");
    if (!isKnownName(text)) violations.push("invented-name");
    if (selfTalk.test(text) || recites(text)) violations.push("prompt-quoted");
    return unique(violations);
  };
}

const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];
const bare = (sentence: string): string => wordsOf(sentence).join(" ");

const asks = ({ type }: Move): boolean => type === "ask" || type === "probe";
const mayAsk = (move: Move, planned: string): boolean => planned.includes("?") || asks(move);

const isSaidBefore = (sentence: string, saidBefore: WordSet, planned: string): boolean =>
  saidBefore.has(bare(sentence)) && !planned.includes(sentence);

/** The same thing twice in one turn. */
const saysTwice = (sentences: readonly string[]): boolean =>
  sentences.some((sentence, index) => {
    const words = tellingWords(sentence);
    return words.size > 0 && sentences.slice(0, index).some((other) => nearness(words, tellingWords(other)) >= 0.8);
  });

const closed =
  /(?:^|[,:;–—] )(?:so |and |but |or )?(?:did|do|does|was|were|is|are|have|has|had|could|would|can|will|should|isn't|wasn't|weren't|aren't|didn't|don't|doesn't|haven't|hasn't|couldn't|wouldn't|shouldn't|won't) (?:you|it|this|that|the|there|they|your|he|she|any|anyone|anybody|someone)\b[^?]*\?/iu;
const opensUp = /\b(?:what|which|who|whom|whose|how|when|where|why)\b/iu;
const assertion = /^(?:you|your|it|this|that|the \p{L}+) [^?]*\?$/iu;

/** A question that puts its answer forward: yes or no is all that is left to say. */
const isClosedQuestion = (sentence: string): boolean =>
  sentence.includes("?") && !opensUp.test(sentence) && (closed.test(sentence) || assertion.test(sentence));

/** Hints that were not given and the pack's own answer are as much the answer as its points are. */
function createLeakCheck({ question, planned }: Wording, theirWords: WordSet): (text: string) => boolean {
  if (question === null) return () => false;
  const asked = tellingWords(`${planned} ${question.title} ${question.text} ${question.variants.join(" ")}`);
  const secrets = [
    ...question.points.map((point) => point.text),
    ...(question.hints ?? []),
    ...splitSentences(question.reference ?? ""),
  ].map((secret) => without(without(tellingWords(secret), asked), theirWords));
  return (text) => {
    const said = tellingWords(text);
    return secrets.some((telling) => {
      const shared = countShared(telling, said);
      return shared >= 3 && shared / telling.size >= 0.4;
    });
  };
}

/** Names and products come from the plan, the question or the candidate. */
function createNameCheck({ pack, planned, candidate, question, persona }: Wording): (text: string) => boolean {
  const phrases = Object.values(persona.phrases).flat().join(" ");
  const texts = `${planned} ${candidate} ${question?.title ?? ""} ${question?.text ?? ""} ${phrases}`;
  const known = new Set([...wordsOf(texts), "i", "i'm", "i'll", "i'd", "i've"]);
  const tools = pack.tools.filter((tool) => /^\p{Lu}/u.test(tool) && !wordsOf(tool).every((word) => known.has(word)));
  return (text) => {
    const inside = text.matchAll(/(?<=[^.!?:\s"“'‘]["”'’)]*\s+)\p{Lu}[\p{L}\p{N}'’]*/gu);
    const isForeign = [...inside].some(([name]) => !wordsOf(name).every((word) => known.has(word)));
    return !isForeign && !tools.some((tool) => hasWords(text, tool));
  };
}

const hasWords = (text: string, words: string): boolean => ` ${bare(text)} `.includes(` ${bare(words)} `);

const selfTalk =
  /\b(?:system prompt|my (?:instructions?|prompt|guidelines|orders)|as an ai|language model|ai (?:assistant|model|interviewer)|chat ?bot|the (?:ledger|planned (?:words|wording|question|turn))|i(?:'m| am) (?:an ai|unable|not able|not allowed)|i (?:cannot|can't|can not) (?:help|assist|comply|share)|(?:ignor|disregard)\p{L}* (?:all |my |your |the |previous )*(?:previous |earlier )?(?:instructions|rules))\b/iu;

function runsOf(text: string, length: number): WordSet {
  const words = wordsOf(text);
  return new Set(words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(" ")));
}

/** Every other question and follow-up of the pack, by its telling words. */
function otherQuestions({ pack, move, question, planned }: Wording): readonly WordSet[] {
  const own = move.type === "ask" ? question?.id : null;
  return questionWords(pack).flatMap(({ id, text, words }) =>
    id === own || id === move.sourceId || planned.includes(text) ? [] : [words],
  );
}

interface KnownQuestion {
  readonly id: string;
  readonly text: string;
  readonly words: WordSet;
}

const knownByPack = new WeakMap<Pack, readonly KnownQuestion[]>();

function questionWords(pack: Pack): readonly KnownQuestion[] {
  const known = knownByPack.get(pack) ?? readQuestions(pack);
  knownByPack.set(pack, known);
  return known;
}

function readQuestions({ questions, probes }: Pack): readonly KnownQuestion[] {
  const texts = [
    ...questions.flatMap(({ id, text, variants }) => [text, ...variants].map((wording) => ({ id, text: wording }))),
    ...[...questions.flatMap((question) => question.probes), ...probes].map(({ id, text }) => ({ id, text })),
  ];
  return texts.map(({ id, text }) => ({ id, text, words: tellingWords(text) }));
}

const isNearerToAnother = (words: WordSet, planned: WordSet, others: readonly WordSet[]): boolean =>
  others.some((other) => nearness(words, other) > nearness(words, planned) + 0.001);
