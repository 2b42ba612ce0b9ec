import { type AxisId, axisIds } from "../setup/names.ts";
import type { Pack, Question } from "../setup/pack.ts";
import { type CueBook, createCueBook } from "./cue-book.ts";
import { type ExampleBook, createExampleBook } from "./examples.ts";
import type { Lexicon } from "./lexicon.ts";
import { findMatch } from "./match.ts";
import type { ReadSentence } from "./read-sentence.ts";
import type { Tokenise } from "./tokens.ts";

/** What an interviewer's words ask for, as far as the pack knows them: for transcripts without moves. */
export interface Recognised {
  /** The pack's question that these words come near to. */
  readonly question: Question | null;
  /** Axes for which a probe of the pack is recognised, by its cues or by its wording. */
  readonly axes: readonly AxisId[];
}

export interface Recogniser {
  recognise(sentences: readonly { readonly read: ReadSentence }[]): Recognised;
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
    "unit economics",
    "finance wants|asks|says",
    "budget + cut|who|how|what|your",
  ],
  ownership: [
    "who + own|owns|owned|paged|pays|decides|decided|responsible|accountable|approves",
    "your role|part|decision|call",
    "ownership",
    "decision rights",
    "raci",
    "what + you + yourself|personally",
  ],
  evolution: [
    "month|months|year|years + look|looks|path|next|plan|roadmap|now|from|in",
    "where + go|goes next",
    "what + comes|come|happens next",
    "stop doing",
    "evolve|evolves|evolution|roadmap",
    "long term",
  ],
};

/** Nearer than this, two sentences ask for the same; probes are short, and more alike by chance. */
const nearQuestion = 0.55;
const nearProbe = 0.6;

export function createRecogniser(pack: Pack, tokenise: Tokenise, lexicon: Lexicon): Recogniser {
  const probes = [...pack.probes, ...pack.questions.flatMap((question) => question.probes)];
  const axisProbes = probes.flatMap((probe) => (probe.axis === undefined ? [] : [{ axis: probe.axis, probe }]));
  const cueBook = createCueBook(
    [
      ...axisProbes.map(({ axis, probe }) => ({ owner: axis, cues: probe.cues })),
      ...axisIds.map((axis) => ({ owner: axis, cues: plainCues[axis] })),
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
    recognise: (sentences) => ({
      question: nearestQuestion(sentences, questionTexts),
      axes: axesAsked(sentences, cueBook, probeTexts),
    }),
  };
}

/** The sentences that ask, each by itself: an imported question rarely has them all. */
const questionsOf = (text: string): readonly string[] =>
  text.split(/(?<=[.?!]) /u).filter((part) => part.length > 25 && part.endsWith("?"));

function nearestQuestion(
  sentences: readonly { readonly read: ReadSentence }[],
  book: ExampleBook<Question>,
): Question | null {
  let best: Question | null = null;
  let bestNearness = nearQuestion - 0.001;
  for (const { read } of sentences) {
    for (const [question, near] of book.nearness(read)) {
      if (near.yes > bestNearness) {
        best = question;
        bestNearness = near.yes;
      }
    }
  }
  return best;
}

function axesAsked(
  sentences: readonly { readonly read: ReadSentence }[],
  cueBook: CueBook<AxisId>,
  probeTexts: ExampleBook<{ readonly axis: AxisId }>,
): readonly AxisId[] {
  const axes = new Set<AxisId>();
  for (const { read } of sentences) {
    for (const { cue, owner } of cueBook.candidates(read)) {
      if (!axes.has(owner) && findMatch(cue, read, () => true) !== undefined) axes.add(owner);
    }
    for (const [{ axis }, near] of probeTexts.nearness(read)) if (near.yes >= nearProbe) axes.add(axis);
  }
  return [...axes];
}
