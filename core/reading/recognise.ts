import { type AxisId, axisIds } from "../setup/names.ts";
import type { Pack, Question } from "../setup/pack.ts";
import { type CueBook, createCueBook } from "./cue-book.ts";
import { type ExampleBook, createExampleBook } from "./examples.ts";
import type { Lexicon } from "./lexicon.ts";
import { findMatch } from "./match.ts";
import type { ReadSentence } from "./read-sentence.ts";
import type { Sense } from "./sense.ts";
import type { Tokenise } from "./tokens.ts";

/** What an interviewer's words ask for, as far as the pack knows them: for transcripts without moves. */
export interface Recognised {
  /** The pack's question that these words come near to. */
  readonly question: Question | null;
  /** Axes for which a probe of the pack is recognised, by its cues or by its wording. */
  readonly axes: readonly AxisId[];
}

interface Readings {
  readonly read: ReadSentence;
  readonly sense: Sense;
}

export interface Recogniser {
  /** `pendingId` is the question that the interview is at: its own probes are known by their cues, those of others are not. */
  recognise(sentences: readonly Readings[], pendingId: string | null): Recognised;
}

/** Plain words by which an interviewer asks for an axis, beside the pack's own probes. */
const plainCues: Record<AxisId, readonly string[]> = {
  scale: [
    "ten times|fold",
    "10x|tenfold|hundredfold",
    "scale|scales",
    "fan out",
    "what|which + breaks|break|fails|gives first",
    "volume|load|peak|traffic + how|what|grow|grows|doubles",
  ],
  reliability: [
    "incident|outage",
    "silent failure|failures",
    "recover|recovered|recovery|detect|detected|noticed",
    "goes|went|gone wrong",
    "backfill + without|outage|outages|hitting|safe|safely|breaking",
    "reliable|reliability",
    "make|made sure + broke|breaks|broken|fails|lost",
    "what happens|happen + changes|fails|fail|late|down|bad|drops|duplicates|crashes|wrong",
    "know|notice + broken|wrong|bad|down|stale",
  ],
  cost: [
    "cost|costs|bill|spend|spending|invoice",
    "how much + save|saved|pay|paid|worth",
    "who pays|paid",
    "unit economics",
    "finance wants|asks|says",
    "budget + cut|who|how|what|your",
  ],
  ownership: [
    "who + own|owns|owned|paged|pays|decides|decided|responsible|accountable|approves",
    "who + on call",
    "who|whose + called|woken|rings|phone + night|now|breaks|broke|fails",
    "your role|part|decision|call",
    "ownership",
    "decision rights",
    "raci",
    "what + you + yourself|personally",
  ],
  evolution: [
    "where|what|how + is|are|be|will|would|do|does|look|want|see + in|within two|three|four|five|twelve|eighteen|12|18|24 years|months",
    "from now",
    "month|months|year|years + look|looks like",
    "next month|months|quarter|year|years",
    "plan|path|roadmap + month|months|year|years|ahead",
    "where + go|goes|heading next",
    "what + comes|come next|after",
    "stop doing",
    "evolve|evolves|evolution|roadmap",
    "long term",
  ],
};

/** Nearer than this, two sentences that share three words of meaning ask for the same; probes are short, and more alike by chance. */
const nearQuestion = 0.55;
const nearProbe = 0.6;

interface ProbeOwner {
  readonly axis: AxisId;
  /** `null` = fits any question. */
  readonly questionId: string | null;
}

export function createRecogniser(pack: Pack, tokenise: Tokenise, lexicon: Lexicon): Recogniser {
  const probes = [
    ...pack.probes.map((probe) => ({ probe, questionId: null })),
    ...pack.questions.flatMap(({ id, probes: own }) => own.map((probe) => ({ probe, questionId: id }))),
  ];
  const axisProbes = probes.flatMap(({ probe, questionId }) =>
    probe.axis === undefined ? [] : [{ axis: probe.axis, questionId, probe }],
  );
  const cueBook = createCueBook<ProbeOwner>(
    [
      ...axisProbes.map(({ axis, questionId, probe }) => ({ owner: { axis, questionId }, cues: probe.cues })),
      ...axisIds.map((axis) => ({ owner: { axis, questionId: null }, cues: plainCues[axis] })),
    ],
    lexicon,
  );
  const probeTexts = createExampleBook(
    axisProbes.map(({ axis, probe }) => ({ owner: { axis }, yes: questionsOf(probe.text), no: [] })),
    tokenise,
    lexicon,
  );
  const questionTexts = createExampleBook(
    pack.questions.map((question) => ({
      owner: question,
      yes: [question.title, ...[question.text, ...question.variants].flatMap((text) => [text, ...questionsOf(text)])],
      no: [],
    })),
    tokenise,
    lexicon,
  );
  return {
    recognise: (sentences, pendingId) => {
      const question = nearestQuestion(sentences, questionTexts);
      return { question, axes: axesAsked(sentences, cueBook, probeTexts, question?.id ?? pendingId) };
    },
  };
}

/** The sentences that ask, each by itself: an imported question rarely has them all. */
const questionsOf = (text: string): readonly string[] =>
  text.split(/(?<=[.?!]) /u).filter((part) => part.length > 25 && part.endsWith("?"));

function nearestQuestion(sentences: readonly Readings[], book: ExampleBook<Question>): Question | null {
  let best: Question | null = null;
  let bestNearness = nearQuestion - 0.001;
  for (const { sense } of sentences) {
    for (const [question, near] of book.nearness(sense.content)) {
      if (near.covered > 0 && near.yes > bestNearness) {
        best = question;
        bestNearness = near.yes;
      }
    }
  }
  return best;
}

function axesAsked(
  sentences: readonly Readings[],
  cueBook: CueBook<ProbeOwner>,
  probeTexts: ExampleBook<{ readonly axis: AxisId }>,
  questionId: string | null,
): readonly AxisId[] {
  const axes = new Set<AxisId>();
  for (const { read, sense } of sentences) {
    for (const { cue, owner } of cueBook.candidates(read)) {
      if (axes.has(owner.axis) || (owner.questionId !== null && owner.questionId !== questionId)) continue;
      if (findMatch(cue, read, () => true) !== undefined) axes.add(owner.axis);
    }
    for (const [{ axis }, near] of probeTexts.nearness(sense.content)) {
      if (near.covered > 0 && near.yes >= nearProbe) axes.add(axis);
    }
  }
  return [...axes];
}
