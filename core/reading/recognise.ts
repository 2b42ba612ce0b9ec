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
    "{number} times|fold",
    "times as|the many|much|load|volume|people|users|visitors",
    "10x|tenfold|hundredfold",
    "scale|scales",
    "fan out",
    "what|which + breaks|break|fails|gives|goes first",
    "what|which + limit|bottleneck",
    "volume|load|peak|traffic|growth + how|what|grow|grows|doubles|go|deal|handle|cope",
    "users|readers|customers|visitors|orders|claims|products double|doubles|grow|grows",
    "more|many readers|users|people|teams + read|reads|use|uses|data|what|grows",
    "cope|hold|holds|survive|survives|handle + if|when|with|at + more|double|twice|joined|times|peak",
    "how far + go|goes|hold|holds|take|takes",
  ],
  reliability: [
    "incident|outage|trouble",
    "silent failure|failures",
    "recover|recovered|recovery|recovering|detect|detected",
    "goes|went|gone|go wrong",
    "backfill + without|outage|outages|hitting|safe|safely|breaking",
    "reliable|reliability",
    "make|made sure + broke|breaks|broken|fails|lost",
    "what happens|happen + changes|fails|fail|late|down|bad|drops|duplicates|crashes|wrong",
    "find|found|know|notice|noticed|see|tell + broken|wrong|bad|down|stale|old|stuck|earlier|failed",
    "how + you|one|they find|found out",
    "get|got|go|way back",
    "fall back",
    "what if|happens + broken|breaks|fails|wrong|down|bad|lost",
    "data|numbers|itself is|are bad|wrong|late",
    "still|not covered|wrong",
  ],
  cost: [
    "cost|costs|bill|spend|spending|invoice|expensive|cheaper|money",
    "budget + cut|who|how|what|your|have|hold",
    "how much + save|saved|pay|paid|worth",
    "who|what pays|paid|pay",
    "unit economics",
    "finance wants|asks|says",
  ],
  ownership: [
    "who|whose + own|owns|owned|paged|pays|decides|decide|decided|responsible|accountable|approves|answers|answer",
    "who|whose + job|decision|call|duty|phone|role|charge",
    "who|whom + look|looks|looked + at|after",
    "who + switched|changed|made|proposed|chose|stopped|signed|took|started",
    "who does|did + what|work|it|that|this",
    "who is|are we|they|us",
    "who + on call",
    "who|whose|whom + called|woken|rings|escalated",
    "your role|part|decision|call",
    "you decide|decided|personally|yourself",
    "ownership",
    "decision rights",
    "raci",
  ],
  evolution: [
    "where|what|how + is|are|be|will|would|do|does|look|want|see|take + in|within|over|next two|three|four|five|twelve|eighteen|12|18|24 years|months",
    "from now",
    "month|months|year|years + look|looks like",
    "next month|months|quarter|year|years|step|steps",
    "in a|one year",
    "your|the|a plan|path|roadmap + month|months|year|years|ahead|platform",
    "where + go|goes|going|heading|lead|leads",
    "what|where + beyond",
    "what + comes|come next|after",
    "what|which + stops|stop|end|ends|retire|wind",
    "stop doing",
    "in what|which order",
    "evolve|evolves|evolution|roadmap",
    "long term",
    "anything|something|what planned",
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
