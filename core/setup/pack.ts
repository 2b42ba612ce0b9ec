import * as z from "zod";
import { AxisId, DecisionId, FormatId, LevelId, ProbeKind, RedFlagId } from "./names.ts";

/**
 * A pack: everything that a person can edit. Files of `rubrics/<id>/` are read by the server,
 * parsed here, and joined into one `Pack`. The page never imports this module (it holds full zod).
 * How each field is written is told to people in `rubrics/README.md`.
 */

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "use lower-case letters, digits and hyphens, 64 at most");
const Line = z.string().trim().min(1, "must not be empty").max(2_000);
const Lines = z.array(Line).max(200);

/**
 * A cue: words that show an indicator, matched by word stem inside one sentence.
 * `a b` words in this order with at most two words between them · `a|b` either word, and `a-b` several words as one of them ·
 * `x + y` both somewhere in the sentence · `{number} {money} {percent} {duration} {span} {percentile} {did} {duty} {cause} {tool}` slots.
 * A cue that is denied in the sentence does not count, unless the cue itself holds a word of denial.
 */
const Cue = z.string().trim().min(2).max(200);

const Indicator = z.strictObject({
  id: Id,
  /** A yes/no question about what was said. */
  text: Line,
  /** What kind of evidence it is; the top level needs a `number` and a `mechanism`. */
  kind: z.enum(["mechanism", "number", "owner", "outcome", "scope"]).default("mechanism"),
  cues: z.array(Cue).min(1).max(60),
  examples: z.strictObject({ yes: Lines.min(1), no: Lines.min(1) }),
  minQuotes: z.int().min(1).max(3).default(1),
});

/** What a level needs: every id of `all`, at least one of `anyOf`, and `atLeast` of all the axis's indicators; `answers` = from so many different answers. */
const LevelRule = z.strictObject({
  all: z.array(Id).max(20).default([]),
  anyOf: z.array(Id).max(20).default([]),
  atLeast: z.int().min(1).max(20),
  answers: z.int().min(1).max(3).default(1),
});

const Anchor = z.strictObject({ text: Line, examples: Lines.min(1) });
const Anchors = z.strictObject({ 1: Anchor, 2: Anchor, 3: Anchor, 4: Anchor });

const Axis = z.strictObject({
  id: AxisId,
  letter: z.string().length(1),
  title: Line,
  question: Line,
  anchors: Anchors,
  indicators: z.array(Indicator).min(5).max(8),
  levels: z.strictObject({ 2: LevelRule, 3: LevelRule, 4: LevelRule }),
  /** How one gets from a level to the next, in words for the person: one entry per level 1 to 3. */
  advice: z.strictObject({ 1: Line, 2: Line, 3: Line }),
});

const RedFlag = z.strictObject({
  id: RedFlagId,
  title: Line,
  /** What it sounds like. */
  text: Line,
  /** `said` counts with a quote only; `absence` only where there was room for the opposite and nothing was said. */
  kind: z.enum(["said", "absence"]),
  /** For an absence: the axis whose positive evidence refutes it. */
  axis: z.optional(AxisId),
  /** The best decision that is still possible once the flag counts. */
  cap: DecisionId,
  /** Why the cap, in words that the report shows. */
  rule: Line,
  examples: Lines.min(2),
  nearMisses: Lines.min(2),
});

const Probe = z.strictObject({
  id: Id,
  kind: ProbeKind,
  axis: z.optional(AxisId),
  flag: z.optional(RedFlagId),
  /** Id of a checklist's item that this probe gives room for; without it the words of both decide. */
  item: z.optional(Id),
  /** Pressure rungs: 1 first, then 2. */
  rung: z.int().min(1).max(2).optional(),
  levels: z.array(LevelId).max(3).optional(),
  text: Line,
  /** Words by which this probe is known in an imported transcript. */
  cues: z.array(Cue).max(60).default([]),
  /** Words of an answer that has said already what this probe asks. */
  met: z.array(Cue).max(60).optional(),
  /** Indicators (`axis/indicator`), and points of the question, each of which says already what this probe asks. */
  settledBy: z.array(Line).max(20).optional(),
  /** For a probe that fits more than one question: the families of those; without it all. */
  families: z.array(Id).max(50).optional(),
});

const Point = z.strictObject({ id: Id, text: Line, cues: z.array(Cue).min(1).max(40) });

const Question = z.strictObject({
  id: Id,
  family: Id,
  title: Line,
  text: Line,
  /** The same question in other words; one of them is asked. */
  variants: Lines.default([]),
  kind: z.enum(["design", "case", "story", "stance"]),
  testing: Lines.min(1),
  points: z.array(Point).min(2).max(12),
  /** Axes that the question gives room for, the most telling first. */
  axes: z.array(AxisId).min(1).max(5),
  probes: z.array(Probe).min(3).max(12),
  /** Which list of the source it comes from; without one it is of the bank. */
  list: z.enum(["bank", "leadership", "practice", "drill"]).optional(),
  /** Three rungs of help for practice, from a nudge to a frame; never the answer. */
  hints: z.array(Line).length(3).optional(),
  /** An answer of our own writing, shown only after the attempt. */
  reference: z.string().trim().min(1).max(4_000).optional(),
  /** Checklists of `formats.yaml` that an answer to this question is held against, beside those of the format. */
  checklists: z.array(Id).max(20).optional(),
});

/** Beats, steps, levers or spans that an answer should have: ticked in the report with the words that show them. */
const Checklist = z.strictObject({
  id: Id,
  title: Line,
  /** The order matters: what comes before its predecessors is noticed. */
  isOrdered: z.boolean().optional(),
  items: z
    .array(z.strictObject({ id: Id, title: Line, text: Line, cues: z.array(Cue).min(1).max(40) }))
    .min(2)
    .max(12),
});

const Fact = z.strictObject({
  id: Id,
  topics: z.array(Cue).min(1).max(60),
  /** Questions that must get this fact by its topics; `npm run lint:rubrics` asks them. */
  asks: z.array(Line).max(40).optional(),
  text: Line,
});

const Phrases = z.strictObject({
  /** `{minutes}`, `{count}` and `{title}` are filled in. */
  open: Lines.min(1),
  openSingle: Lines.min(1),
  /** Before one timed answer; `{seconds}` and `{title}` are filled in. */
  openTimed: z.optional(Lines.min(1)),
  bridges: Lines.min(6),
  /** `{family}` is filled in. */
  transitions: Lines.min(3),
  lastQuestion: Lines.min(2),
  nudges: Lines.min(6),
  redirects: Lines.min(6),
  notInScenario: Lines.min(6),
  afterFact: Lines.min(3),
  repeats: Lines.min(3),
  timeWarning: Lines.min(2),
  invite: Lines.min(1),
  inviteMore: Lines.min(3),
  lastOwnQuestion: Lines.min(1),
  lastWord: Lines.min(1),
  close: Lines.min(1),
  /** After several clarifying questions: name an assumption and go on. */
  assume: z.optional(Lines.min(3)),
  /** After the same answer again: neutral, and asks what is different. */
  saidBefore: z.optional(Lines.min(3)),
  /** Before a question that is put in another of its wordings, as the candidate asked for that. */
  otherWords: z.optional(Lines.min(3)),
  /** After a fact that answers one part of a question, where no fact answers the rest: while an answer is due, and in the candidate's own time. */
  restToAssume: z.optional(Lines.min(3)),
  restUnknown: z.optional(Lines.min(3)),
  /** Before a fact that is asked for again, said in short. */
  tellAgain: z.optional(Lines.min(3)),
  /** A fact that was given twice. */
  toldBefore: z.optional(Lines.min(3)),
  /** Back to a step that was passed over, and on to one that has not come; neither says which. */
  stepBack: z.optional(Lines.min(3)),
  stepOn: z.optional(Lines.min(3)),
  /** A question of the candidate's own at the end that the scenario has no fact for. */
  noAnswer: z.optional(Lines.min(3)),
  /** In a longer silence, one after the other: the question again, a narrower one, the next one. Said once each. */
  offerRepeat: z.optional(Lines.min(3)),
  offerNarrower: z.optional(Lines.min(3)),
  offerSkip: z.optional(Lines.min(3)),
  /** Cuts in on a long answer, where the candidate agreed to it; the question follows. */
  sharpen: z.optional(Lines.min(3)),
  /** Two things said that do not go together; `{earlier}` and `{now}` are filled in with the candidate's words. */
  contradictions: z.optional(Lines.min(3)),
  /** Help for a question that has none of its own: a third for each of the three rungs. */
  hints: z.optional(Lines.min(3)),
  noMoreHints: z.optional(Lines.min(3)),
  /** A hint was asked for where there is no question to help with. */
  noHintNow: z.optional(Lines.min(3)),
});

const Persona = z.strictObject({ id: Id, title: Line, description: Line, phrases: Phrases });

const Length = z.strictObject({ minutes: z.int().min(1).max(120), questions: z.int().min(1).max(20) });

const Format = z.strictObject({
  id: FormatId,
  title: Line,
  summary: Line,
  lengths: z.array(Length).min(1).max(20),
  defaultMinutes: z.int(),
  /** Minutes kept at the end for the candidate's own questions; 0 = none. */
  ownQuestionsMinutes: z.int().min(0).max(10),
  /** Families in the order in which they must be asked, before any other. */
  mustAsk: z.array(Id).max(50).default([]),
  /** Only these questions; without it those of the lists bank and leadership. */
  questions: z.array(Id).min(1).max(300).optional(),
  /** One timed answer of so many seconds, with warnings and grace; without it the clock is the interview's. */
  answerSeconds: z.int().min(10).max(600).optional(),
  /** Instead of the level's number of follow-ups. */
  followUps: z.int().min(0).max(12).optional(),
  checklists: z.array(Id).max(20).optional(),
});

const DecisionRule = z.strictObject({
  decision: DecisionId,
  /** Mean of the graded axes, 1 to 4. */
  mean: z.number().min(1).max(4),
  /** No graded axis may be lower. */
  lowest: z.int().min(1).max(4),
  /** So many axes must be graded. */
  axes: z.int().min(1).max(5),
});

const Level = z.strictObject({
  id: LevelId,
  title: Line,
  followUps: z.int().min(1).max(3),
  /** From best to worst; the first that holds is the decision, none of them is `no-hire`. */
  decision: z.array(DecisionRule).min(1).max(20),
});

const Scope = z.strictObject({
  indicators: z.array(Indicator).min(3).max(12),
  levels: z.strictObject({ em: LevelRule, "senior-em": LevelRule, director: LevelRule }),
});

/** `pack.yaml` */
export const PackFile = z.strictObject({
  schema: z.literal(1),
  id: Id,
  title: Line,
  summary: Line,
  levels: z.array(Level).length(3),
  scope: Scope,
  /** Fewer words than this in all answers together: nothing is graded. */
  minimumWords: z.int().min(0).max(500),
});
/** `lexicon.yaml` */
export const LexiconFile = z.strictObject({
  /** Each row: words that count as the same word in cues. */
  synonyms: z.array(z.array(Line).min(2).max(60)).max(500),
  tools: Lines,
  /** Words of reason or outcome: near a tool name they show that it was chosen for something. */
  reasons: Lines,
  /** Words of the pack's own field. An imported transcript with fewer than three of them raises no flag of absence; none here = no such test. */
  field: Lines.optional(),
});
/** `axes.yaml` */
export const AxesFile = z.strictObject({ axes: z.array(Axis).length(5) });
/** `red-flags.yaml` */
export const RedFlagsFile = z.strictObject({ redFlags: z.array(RedFlag).length(5) });
/** `questions.yaml` */
export const QuestionsFile = z.strictObject({
  families: z
    .array(z.strictObject({ id: Id, title: Line }))
    .min(1)
    .max(50),
  questions: z.array(Question).min(1).max(300),
});
/** `probes.yaml`: probes that fit any question. */
export const ProbesFile = z.strictObject({ probes: z.array(Probe).min(1).max(500) });
/** `scenario.yaml`: the imagined company. */
export const ScenarioFile = z.strictObject({ notice: Line, company: Line, facts: z.array(Fact).min(1).max(200) });
/** `personas.yaml` */
export const PersonasFile = z.strictObject({ personas: z.array(Persona).min(1).max(20) });
/** `formats.yaml` */
export const FormatsFile = z.strictObject({
  formats: z.array(Format).min(1).max(20),
  checklists: z.array(Checklist).max(20).optional(),
});
/** `lenses.yaml` (may be missing): what interviewers really test, and the anchors of a leader, judged beside the axes, without weight in the decision. */
export const LensesFile = z.strictObject({
  lenses: z
    .array(
      z.strictObject({
        id: Id,
        title: Line,
        question: Line,
        anchors: Anchors,
        indicators: z.array(Indicator).min(3).max(8),
        levels: z.strictObject({ 2: LevelRule, 3: LevelRule, 4: LevelRule }),
      }),
    )
    .max(8)
    .optional(),
});
/** `stories.yaml` (may be missing): the worksheet of a signature story, and suggestions. */
export const StoriesFile = z.strictObject({
  stories: z
    .strictObject({
      /** Fields of the worksheet, in order, with what belongs there; `[your number]` marks a figure that is to be filled in. */
      fields: z
        .array(z.strictObject({ id: Id, title: Line, help: Line, template: z.string().max(1_000) }))
        .min(4)
        .max(8),
      /** What each story must hit: an axis, or `people`. */
      demands: z
        .array(
          z.strictObject({
            id: Id,
            title: Line,
            text: Line,
            cues: z.array(Cue).min(1).max(40),
            /** Asked where an answer leaves this out. */
            probe: z.optional(Line),
          }),
        )
        .min(2)
        .max(6),
      suggestions: z.array(z.strictObject({ id: Id, title: Line, text: Line, points: Lines.min(1) })).max(12),
      /** Asked in an interview on a story; `{title}` is filled in. */
      question: Line,
    })
    .optional(),
});

/** File name → its schema. A pack is these files, all of them but `optionalPackFiles`. */
export const packFiles = {
  "pack.yaml": PackFile,
  "lexicon.yaml": LexiconFile,
  "axes.yaml": AxesFile,
  "red-flags.yaml": RedFlagsFile,
  "questions.yaml": QuestionsFile,
  "probes.yaml": ProbesFile,
  "scenario.yaml": ScenarioFile,
  "personas.yaml": PersonasFile,
  "formats.yaml": FormatsFile,
  "lenses.yaml": LensesFile,
  "stories.yaml": StoriesFile,
} as const;
export const optionalPackFiles: readonly string[] = ["lenses.yaml", "stories.yaml"];
export type PackFileName = keyof typeof packFiles;

/** A whole pack: the contents of its files side by side. `hash` is added by the edge that read it. */
export const Pack = z.strictObject({
  ...PackFile.shape,
  ...LexiconFile.shape,
  ...AxesFile.shape,
  ...RedFlagsFile.shape,
  ...QuestionsFile.shape,
  ...ProbesFile.shape,
  scenario: ScenarioFile,
  ...PersonasFile.shape,
  ...FormatsFile.shape,
  ...LensesFile.shape,
  ...StoriesFile.shape,
});

export type Pack = z.infer<typeof Pack>;
export type Axis = z.infer<typeof Axis>;
export type Indicator = z.infer<typeof Indicator>;
export type LevelRule = z.infer<typeof LevelRule>;
export type RedFlag = z.infer<typeof RedFlag>;
export type Probe = z.infer<typeof Probe>;
export type Question = z.infer<typeof Question>;
export type Persona = z.infer<typeof Persona>;
export type Phrases = z.infer<typeof Phrases>;
export type Checklist = z.infer<typeof Checklist>;
export type Lens = NonNullable<Pack["lenses"]>[number];
export type Format = z.infer<typeof Format>;
export type Level = z.infer<typeof Level>;
export type DecisionRule = z.infer<typeof DecisionRule>;

/** A pack with the hash (sha-256, hex) of its canonical JSON, which names this very version. */
export interface LoadedPack {
  readonly hash: string;
  readonly pack: Pack;
}
