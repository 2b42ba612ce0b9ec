import * as z from "zod";
import { Checklist, Fact, Format, Persona, Probe, Question } from "./pack-asking.ts";
import { Anchors, Axis, Indicator, Level, LevelRule, RedFlag, Scope } from "./pack-judging.ts";
import { Cue, Id, Line, Lines } from "./pack-words.ts";

/**
 * A pack: everything that a person can edit, file by file; their parts stand in `pack-judging.ts` and `pack-asking.ts`. Files of `rubrics/<id>/` are read by the server,
 * parsed here, and joined into one `Pack`. The page never imports this module (it holds full zod).
 * How each field is written is told to people in `rubrics/README.md`.
 */

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
export type { Axis, AxisIndicator, DecisionRule, Indicator, Level, LevelRule, RedFlag } from "./pack-judging.ts";
export type { Checklist, Format, Persona, Phrases, Probe, Question } from "./pack-asking.ts";
export type Lens = NonNullable<Pack["lenses"]>[number];

/** A pack with the hash (sha-256, hex) of its canonical JSON, which names this very version. */
export interface LoadedPack {
  readonly hash: string;
  readonly pack: Pack;
}
