import { type AxisId, axisIds } from "../setup/names.ts";
import type { AxisIndicator, Indicator, Pack } from "../setup/pack.ts";
import { type CueBook, createCueBook } from "./cue-book.ts";
import { type ExampleBook, createExampleBook } from "./examples.ts";
import { type JudgeContext, type Strength, judgeMatch } from "./judge.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ReadSentence } from "./read-sentence.ts";
import { type Sense, isVoid } from "./sense.ts";
import type { Tokenise } from "./tokens.ts";

/** A place in a text where an indicator, a point or a flag shows: [start, end) in UTF-16 units, whole sentences. */
export interface Found {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A lens, as graders are asked for it. */
export type LensName = `lens:${string}`;

/** `weak`: imagined where a story was asked for, or only wished for. */
export interface FoundIndicator extends Found {
  /** `scope` = an indicator of the pack's scope, `lens:<id>` = one of a lens. */
  readonly axis: AxisId | "scope" | LensName;
  readonly strength: Strength;
  /** How many words of the sentence the cue used: the more, the more telling. */
  readonly weight: number;
}

export interface Owner {
  readonly axis: FoundIndicator["axis"];
  readonly indicator: Indicator | AxisIndicator;
}

const scopeName: FoundIndicator["axis"] = "scope";
const lensName = (id: string): FoundIndicator["axis"] => `lens:${id}`;
/** Neither the scope nor a lens. */
export const isAxis = (name: FoundIndicator["axis"]): name is AxisId => axisIds.some((axis) => axis === name);
/** Indicators of axes and scope. */
export const ownersOf = (pack: Pack): readonly Owner[] => [
  ...pack.axes.flatMap((axis) => axis.indicators.map((indicator) => ({ axis: axis.id, indicator }))),
  ...pack.scope.indicators.map((indicator) => ({ axis: scopeName, indicator })),
];

export const lensOwnersOf = (pack: Pack): readonly Owner[] =>
  (pack.lenses ?? []).flatMap((lens) => lens.indicators.map((indicator) => ({ axis: lensName(lens.id), indicator })));

/** The cues and examples of some indicators, ready to be looked up. */
export interface Books {
  readonly cueBook: CueBook<Owner>;
  readonly exampleBook: ExampleBook<Owner>;
  /** What counts only in a reply to a question for the axis. */
  readonly answerBooks: ReadonlyMap<Owner["axis"], CueBook<Owner>>;
}

export const createBooks = (owners: readonly Owner[], tokenise: Tokenise, lexicon: Lexicon): Books => ({
  cueBook: createCueBook(
    owners.map((owner) => ({ owner, cues: owner.indicator.cues })),
    lexicon,
  ),
  exampleBook: createExampleBook(
    owners.map((owner) => ({ owner, yes: owner.indicator.examples.yes, no: owner.indicator.examples.no })),
    tokenise,
    lexicon,
  ),
  answerBooks: new Map(
    [...Map.groupBy(owners.filter(hasAnswerCues), ({ axis }) => axis)].map(([axis, own]) => [
      axis,
      createCueBook(
        own.map((owner) => ({ owner, cues: answerCuesOf(owner.indicator) })),
        lexicon,
      ),
    ]),
  ),
});

const answerCuesOf = (indicator: Owner["indicator"]): readonly string[] =>
  "answerCues" in indicator ? (indicator.answerCues ?? []) : [];

const hasAnswerCues = ({ indicator }: Owner): boolean => answerCuesOf(indicator).length > 0;

export interface EvidenceContext extends JudgeContext {
  /** Axes that were asked for: their answer cues hold too. */
  readonly asked: readonly AxisId[];
}

/** Indicators that one sentence shows. */
export function evidenceIn(
  { read, sense }: { readonly read: ReadSentence; readonly sense: Sense },
  { cueBook, exampleBook, answerBooks }: Books,
  context: EvidenceContext,
): readonly FoundIndicator[] {
  if (sense.isHeap || !sense.isClaim || isToolList(read)) return [];
  const found = new Map<Owner, Judged>();
  const books = [cueBook, ...context.asked.flatMap((axis) => answerBooks.get(axis) ?? [])];
  for (const { cue, owner } of books.flatMap((book) => book.candidates(read))) {
    if (!isToldEnough(owner.indicator, sense)) continue;
    const judged = judgeMatch(cue, read, sense, context);
    const before = found.get(owner);
    if (judged !== undefined && (before === undefined || isBetter(judged, before))) found.set(owner, judged);
  }
  for (const [owner, near] of exampleBook.nearness(sense.content)) {
    if (near.covered >= 0.75 && near.yes > 0.45 && near.yes > near.no)
      found.set(owner, { strength: "clear", words: 9 });
    if (near.no >= 0.6 && near.no > near.yes) found.delete(owner);
  }
  const { start, end } = read.sentence;
  return mostTelling(found).map(([{ axis, indicator }, { strength, words }]) => ({
    id: indicator.id,
    axis,
    start,
    end,
    strength,
    weight: words,
  }));
}

/** Axes for which a cue plainly holds in a sentence, whether or not it is told enough for evidence. */
export function mentionedIn(
  { read, sense }: { readonly read: ReadSentence; readonly sense: Sense },
  { cueBook }: Books,
  context: JudgeContext,
): readonly AxisId[] {
  if (isVoid(sense) || !sense.isClaim) return [];
  const said = cueBook
    .candidates(read)
    .filter(({ cue }) => judgeMatch(cue, read, sense, context)?.strength === "clear");
  return [...new Set(said.map(({ owner }) => owner.axis))].filter(isAxis);
}

/** A sentence made of product names, with neither a figure nor a cause: evidence of nothing but a fondness for tools. */
function isToolList({ words, slots }: ReadSentence): boolean {
  const tools = slots.get("tool")?.size ?? 0;
  const isExplained = (slots.get("number")?.size ?? 0) > 0 || (slots.get("cause")?.size ?? 0) > 0;
  return tools >= 3 && tools * 5 >= words.length && !isExplained;
}

interface Judged {
  readonly strength: Strength;
  readonly words: number;
}
const isBetter = (a: Judged, b: Judged): boolean =>
  a.strength === b.strength ? a.words > b.words : a.strength === "clear";

/** One sentence shows at most three indicators of an axis: those whose cues used most of its words. */
const mostPerAxis = 3;

function mostTelling(found: ReadonlyMap<Owner, Judged>): readonly (readonly [Owner, Judged])[] {
  const all = [...found];
  return all.filter(([owner, judged], index) => {
    const stronger = all.filter(
      ([other, otherJudged], otherIndex) =>
        other.axis === owner.axis &&
        (isBetter(otherJudged, judged) || (!isBetter(judged, otherJudged) && otherIndex < index)),
    );
    return stronger.length < mostPerAxis;
  });
}

/** Words without a verb tell nothing of how, who or to what end; a figure may stand alone. */
const isToldEnough = (indicator: Indicator, sense: Sense): boolean => indicator.kind === "number" || sense.hasVerb;
