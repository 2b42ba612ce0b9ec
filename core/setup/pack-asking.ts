import * as z from "zod";
import { AxisId, FormatId, LevelId, ProbeKind, RedFlagId } from "./names.ts";
import { Cue, Id, Line, Lines } from "./pack-words.ts";

export const Probe = z.strictObject({
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

export const Question = z.strictObject({
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
export const Checklist = z.strictObject({
  id: Id,
  title: Line,
  /** The order matters: what comes before its predecessors is noticed. */
  isOrdered: z.boolean().optional(),
  items: z
    .array(z.strictObject({ id: Id, title: Line, text: Line, cues: z.array(Cue).min(1).max(40) }))
    .min(2)
    .max(12),
});

export const Fact = z.strictObject({
  id: Id,
  topics: z.array(Cue).min(1).max(60),
  /** Topics of questions that come near to this fact, and that it does not answer: it is told as no more than that. */
  near: z.array(Cue).max(40).optional(),
  /** Questions that must get this fact by its topics; `npm run lint:rubrics` asks them. */
  asks: z.array(Line).max(40).optional(),
  text: Line,
});

export const Phrases = z.strictObject({
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
  /** Asked how it went, whether a person or a program asks, and what follows the interview. */
  aboutResult: z.optional(Lines.min(3)),
  aboutMe: z.optional(Lines.min(3)),
  aboutNext: z.optional(Lines.min(3)),
  /** After words in the candidate's own time that are no question, and after an answer in another language than English. */
  unclear: z.optional(Lines.min(3)),
  inEnglish: z.optional(Lines.min(3)),
  /** Instead of `afterFact`, where no answer has begun yet. */
  toBegin: z.optional(Lines.min(3)),
  /** Before a fact that only comes near to what was asked; the fact follows in the same sentence. */
  nearest: z.optional(Lines.min(3)),
  /** The time of a timed answer and its grace are over, and nothing was said. */
  silentAnswer: z.optional(Lines.min(3)),
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

export const Persona = z.strictObject({ id: Id, title: Line, description: Line, phrases: Phrases });

const Length = z.strictObject({ minutes: z.int().min(1).max(120), questions: z.int().min(1).max(20) });

export const Format = z.strictObject({
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

export type Probe = z.infer<typeof Probe>;
export type Question = z.infer<typeof Question>;
export type Persona = z.infer<typeof Persona>;
export type Phrases = z.infer<typeof Phrases>;
export type Checklist = z.infer<typeof Checklist>;
export type Format = z.infer<typeof Format>;
