import { allChecklists, itemIdOf } from "../setup/checklists.ts";
import type { AxisId, RedFlagId } from "../setup/names.ts";
import type { Pack } from "../setup/pack.ts";
import type { Gap } from "../transcript/heard.ts";
import { rubricRunsOf } from "./claim.ts";
import { type CueBook, createCueBook } from "./cue-book.ts";
import { type ExampleBook, createExampleBook } from "./examples.ts";
import {
  type Books,
  type EvidenceContext,
  type Found,
  type FoundIndicator,
  createBooks,
  evidenceIn,
  isAxis,
  lensOwnersOf,
  mentionedIn,
  ownersOf,
} from "./indicator-evidence.ts";
import { gapsOf } from "./gaps.ts";
import { type JudgeContext, judgeCue } from "./judge.ts";
import { type Lexicon, createLexicon } from "./lexicon.ts";
import type { Cue } from "./cues.ts";
import { keepLast } from "./keep-last.ts";
import { findMatch } from "./match.ts";
import { type ReadSentence, readSentence } from "./read-sentence.ts";
import { type Recognised, createRecogniser } from "./recognise.ts";
import { type Sense, isSaid, isStuffed, isVoid, senseOf, settleLabels } from "./sense.ts";
import { type SentenceSignals, createSignalBook } from "./signals.ts";
import type { Sentence, Tokenise } from "./tokens.ts";

export interface ReadingContext {
  /** What the interviewer said just before: words taken from it weigh nothing. */
  readonly interviewerText: string;
  /** The question asks for a story: what was done counts, what would be done does not. */
  readonly isStory: boolean;
  /** Axes that the questions at hand ask for; none where it is not known. */
  readonly asked?: readonly AxisId[];
}

/** Reads one candidate reply against one pack. Deterministic; knows nothing of the interview around it. */
export interface Reader {
  readonly pack: Pack;
  sentences(text: string): readonly Sentence[];
  /** Topics of the scenario's facts that a question holds. */
  topics(question: string): ReadonlySet<string>;
  /** Probes of the question, and those that fit any, whose answer (their cues `met`) stands in the reply. */
  met(text: string, questionId: string): ReadonlySet<string>;
  /** Axis indicators that the reply clearly shows, in order of place. */
  indicators(text: string, context: ReadingContext): readonly (Found & { readonly axis: AxisId })[];
  /** Points of the question that the reply touches. */
  points(text: string, questionId: string): readonly Found[];
  /** Items (`checklist/item`) of these checklists that the reply comes to, in order of place. */
  items(text: string, checklistIds: readonly string[], context: ReadingContext): readonly Found[];
  /** Gaps that a generic probe could press on. */
  gaps(text: string, context: ReadingContext): readonly Gap[];
}

/** What graders ask beyond the policy: whole transcripts, red flags, and what interviewers meant. */
export interface TranscriptReader extends Reader {
  /** The same reader, which remembers a whole transcript for as long as it is used. */
  forTranscript(): TranscriptReader;
  /** All indicators of axes and scope, the weakly shown ones too, in order of place. */
  evidence(text: string, context: ReadingContext): readonly FoundIndicator[];
  /** Axes whose cues stand in the reply as more than a heap of words: too little for evidence perhaps, but no silence. */
  mentions(text: string, context: ReadingContext): ReadonlySet<AxisId>;
  /** The same for the lenses beside the axes. */
  lensEvidence(text: string, context: ReadingContext): readonly FoundIndicator[];
  /** What each sentence is made of: tools, reasons, own actions, owners and the like. */
  signals(text: string): readonly SentenceSignals[];
  /** Per sentence: red flags whose examples it comes near to, and nearer than to their near misses. */
  flagLikeness(text: string): readonly ReadonlySet<RedFlagId>[];
  /** What an interviewer's words ask for; `pendingId` is the question that the interview is at, where it is known. */
  recognise(interviewerText: string, pendingId?: string | null): Recognised;
  /** Different words of the pack's field in a text; `undefined` where the pack names none. */
  fieldWords(text: string): ReadonlySet<string> | undefined;
}

interface Readings {
  readonly read: ReadSentence;
  readonly sense: Sense;
}

/** Cues are read once per pack; the words of the last few replies are kept, as policy and grader ask for them again. */
export function createReader(pack: Pack, tokenise: Tokenise): TranscriptReader {
  const lexicon = createLexicon(pack, tokenise);
  const rubricRuns = rubricRunsOf(pack);
  const books = createBooks(ownersOf(pack), tokenise, lexicon);
  const lensBooks = lazily(() => createBooks(lensOwnersOf(pack), tokenise, lexicon));
  const itemBooks = new Map(
    allChecklists(pack).map(({ id, items }) => [
      id,
      lazily(() =>
        createCueBook(
          items.map((item) => ({ owner: itemIdOf(id, item.id), cues: item.cues })),
          lexicon,
        ),
      ),
    ]),
  );
  const signalBook = createSignalBook(lexicon);
  const flagBook = createExampleBook(
    pack.redFlags.map((flag) => ({ owner: flag.id, yes: flag.examples, no: flag.nearMisses })),
    tokenise,
    lexicon,
  );
  const recogniser = createRecogniser(pack, tokenise, lexicon);
  const fieldBook = createCueBook(
    (pack.field ?? []).map((word) => ({ owner: word, cues: [word] })),
    lexicon,
  );
  const pointBooks = new Map(
    pack.questions.map((question) => [
      question.id,
      lazily(() =>
        createCueBook(
          question.points.map((point) => ({ owner: point.id, cues: point.cues })),
          lexicon,
        ),
      ),
    ]),
  );
  const metBook = lazily(() => createMetBook(pack.probes, lexicon));
  const metBooks = new Map(pack.questions.map(({ id, probes }) => [id, lazily(() => createMetBook(probes, lexicon))]));
  const topicBook = lazily(() =>
    createCueBook(
      pack.scenario.facts.flatMap(({ topics, near = [] }) =>
        [...topics, ...near].map((topic) => ({ owner: topic, cues: [topic] })),
      ),
      lexicon,
    ),
  );
  const over = (mostKept: number): TranscriptReader => {
    const readingsOf = keepLast(mostKept, (text: string): readonly Readings[] =>
      settleLabels(tokenise(text).map((sentence) => readOne(sentence, lexicon, rubricRuns))),
    );
    const stemsOf = keepLast(
      mostKept,
      (text: string): ReadonlySet<string> =>
        new Set(readingsOf(text).flatMap(({ read }) => read.words.map((word) => word.stem))),
    );
    const judgeContext = (context: ReadingContext): EvidenceContext => ({
      echo: stemsOf(context.interviewerText),
      isStory: context.isStory,
      asked: context.asked ?? [],
    });
    const signalsIn = keepLast(mostKept, (text: string): readonly SentenceSignals[] =>
      readingsOf(text).map(({ read, sense }) => signalBook.signals(read, sense)),
    );
    const evidenceBy = (booksOf: () => Books): TranscriptReader["evidence"] =>
      keepLastInContext(mostKept, (text, context) => {
        const judged = judgeContext(context);
        return readingsOf(text).flatMap((reading) => evidenceIn(reading, booksOf(), judged));
      });
    const evidence = evidenceBy(() => books);
    const lensEvidence = evidenceBy(lensBooks);

    return {
      pack,
      forTranscript: () => over(transcriptCharacters),
      sentences: (text) => readingsOf(text).map(({ read }) => read.sentence),
      topics: (question) =>
        new Set(
          readingsOf(question).flatMap(({ read }) =>
            topicBook()
              .candidates(read)
              .flatMap(({ cue, owner }) => (findMatch(cue, read, () => true) === undefined ? [] : [owner])),
          ),
        ),
      met: (text, questionId) => ownersIn(readingsOf(text), [metBooks.get(questionId)?.(), metBook()]),
      evidence,
      indicators: (text, context) =>
        evidence(text, context).flatMap(({ id, axis, start, end, strength }) =>
          !isAxis(axis) || strength === "weak" ? [] : [{ id, axis, start, end }],
        ),
      mentions: keepLastInContext(mostKept, (text, context) => {
        const judged = judgeContext(context);
        return new Set(readingsOf(text).flatMap((reading) => mentionedIn(withLists(reading), books, judged)));
      }),
      lensEvidence,
      points: (text, questionId) => {
        const book = pointBooks.get(questionId)?.();
        return book === undefined
          ? []
          : readingsOf(text).flatMap((reading) => (reading.sense.isClaim ? pointsIn(reading, book, anyWords) : []));
      },
      items: (text, checklistIds, context) => {
        const judged = judgeContext(context);
        const chosen = checklistIds.flatMap((id) => itemBooks.get(id)?.() ?? []);
        return readingsOf(text).flatMap((reading) =>
          isVoid(reading.sense) ? [] : chosen.flatMap((book) => pointsIn(withLists(reading), book, judged)),
        );
      },
      flagLikeness: (text) => readingsOf(text).map(({ sense }) => likeness(sense, flagBook)),
      recognise: (text, pendingId = null) => recogniser.recognise(readingsOf(text), pendingId),
      fieldWords: (text) => {
        const told = readingsOf(text).filter(({ read, sense }) => !isStuffed(read, sense));
        const found = told.flatMap(({ read }) => fieldBook.candidates(read).flatMap(({ cue }) => wordsAt(cue, read)));
        return pack.field === undefined ? undefined : new Set(found);
      },
      signals: signalsIn,
      gaps: (text, context) => gapsOf(signalsIn(text), context.isStory),
    };
  };
  return over(talkCharacters);
}

const anyWords: JudgeContext = { echo: new Set(), isStory: false };

function readOne(sentence: Sentence, lexicon: Lexicon, rubricRuns: ReadonlySet<string>): Readings {
  const read = readSentence(sentence, lexicon);
  return { read, sense: senseOf(read, rubricRuns) };
}

/** A checklist asks what was named: terms in a list count where the sentence says something of them, or under a label. */
const withLists = ({ read, sense }: Readings): Readings =>
  sense.isLabelled || isSaid(read, sense) ? { read, sense: { ...sense, listed: [] } } : { read, sense };

function pointsIn({ read, sense }: Readings, book: CueBook<string>, context: JudgeContext): readonly Found[] {
  const { start, end } = read.sentence;
  const ids = book
    .candidates(read)
    .filter(({ cue }) => judgeCue(cue, read, sense, context) !== undefined)
    .map(({ owner }) => owner);
  return [...new Set(ids)].map((id) => ({ id, start, end }));
}

const createMetBook = (probes: Pack["probes"], lexicon: Lexicon): CueBook<string> =>
  createCueBook(
    probes.map(({ id, met }) => ({ owner: id, cues: met ?? [] })),
    lexicon,
  );

function ownersIn(readings: readonly Readings[], books: readonly (CueBook<string> | undefined)[]): ReadonlySet<string> {
  const owners = new Set<string>();
  for (const { read, sense } of readings) {
    for (const { cue, owner } of books.flatMap((book) => book?.candidates(read) ?? [])) {
      if (!owners.has(owner) && judgeCue(cue, read, sense, anyWords) !== undefined) owners.add(owner);
    }
  }
  return owners;
}

/** The stems by which a cue holds, so that synonyms of one word count once. */
function wordsAt(cue: Cue, read: ReadSentence): readonly string[] {
  const match = findMatch(cue, read, () => true);
  return match === undefined ? [] : [match.words.map((index) => read.words[index]?.stem ?? "").join(" ")];
}

const likeness = ({ content }: Sense, book: ExampleBook<RedFlagId>): ReadonlySet<RedFlagId> =>
  new Set([...book.nearness(content)].flatMap(([id, near]) => (near.yes >= 0.6 && near.yes > near.no ? [id] : [])));

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Of a talk only the last reply is asked about, several times: what is not kept is cheap to throw away. */
const talkCharacters = 4_000;
/** About two hours of speech: graders ask several times for each part of a transcript. */
const transcriptCharacters = 120_000;

/** The same for what depends on the context too: of each text, what was made of it in the context asked for last. */
function keepLastInContext<T>(
  mostCharacters: number,
  make: (text: string, context: ReadingContext) => T,
): (text: string, context: ReadingContext) => T {
  const kept = keepLast(mostCharacters, (): { last?: { readonly context: ReadingContext; readonly value: T } } => ({}));
  return (text, context) => {
    const holder = kept(text);
    const { last } = holder;
    const isSame =
      last?.context.isStory === context.isStory &&
      last.context.interviewerText === context.interviewerText &&
      String(last.context.asked) === String(context.asked);
    if (last !== undefined && isSame) return last.value;
    const value = make(text, context);
    holder.last = { context, value };
    return value;
  };
}
