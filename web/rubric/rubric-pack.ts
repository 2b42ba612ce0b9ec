import * as z from "zod/mini";
import { AxisId, DecisionId, LevelId, ProbeKind } from "#core/setup/names.ts";

/** What the Rubric page shows of a pack. The rest of the document is not looked at: the whole schema is the server's. */
const LevelRule = z.object({
  all: z.array(z.string()),
  anyOf: z.array(z.string()),
  atLeast: z.number(),
  answers: z.number(),
});
const Indicator = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.string(),
  examples: z.object({ yes: z.array(z.string()), no: z.array(z.string()) }),
});
const Anchor = z.object({ text: z.string(), examples: z.array(z.string()) });
/** Of an axis, or of a lens, which has no letter. */
const Axis = z.object({
  id: z.string(),
  letter: z.optional(z.string()),
  title: z.string(),
  question: z.string(),
  anchors: z.object({ 1: Anchor, 2: Anchor, 3: Anchor, 4: Anchor }),
  indicators: z.array(Indicator),
  levels: z.object({ 2: LevelRule, 3: LevelRule, 4: LevelRule }),
});
const RedFlag = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  cap: DecisionId,
  rule: z.string(),
  examples: z.array(z.string()),
  nearMisses: z.array(z.string()),
});
const Question = z.object({
  id: z.string(),
  family: z.string(),
  title: z.string(),
  text: z.string(),
  testing: z.array(z.string()),
  points: z.array(z.object({ id: z.string(), text: z.string() })),
  axes: z.array(AxisId),
});
const Probe = z.object({ id: z.string(), kind: ProbeKind, axis: z.optional(AxisId), text: z.string() });
const Told = z.object({ id: z.string(), title: z.string(), text: z.string() });
const DecisionRule = z.object({ decision: DecisionId, mean: z.number(), lowest: z.number(), axes: z.number() });

export const RubricPack = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  axes: z.array(z.extend(Axis, { id: AxisId })),
  redFlags: z.array(RedFlag),
  levels: z.array(z.object({ id: LevelId, title: z.string(), decision: z.array(DecisionRule) })),
  families: z.array(z.object({ id: z.string(), title: z.string() })),
  questions: z.array(Question),
  formats: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      summary: z.string(),
      lengths: z.array(z.object({ minutes: z.number(), questions: z.number() })),
      checklists: z.optional(z.array(z.string())),
    }),
  ),
  checklists: z.optional(
    z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        items: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
      }),
    ),
  ),
  lenses: z.optional(z.array(Axis)),
  probes: z.array(Probe),
  scenario: z.object({
    notice: z.string(),
    company: z.string(),
    facts: z.array(z.object({ id: z.string(), text: z.string(), asks: z.optional(z.array(z.string())) })),
  }),
  personas: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      phrases: z.record(z.string(), z.array(z.string())),
    }),
  ),
  synonyms: z.array(z.array(z.string())),
  tools: z.array(z.string()),
  reasons: z.array(z.string()),
  field: z.optional(z.array(z.string())),
  stories: z.optional(
    z.object({
      fields: z.array(z.object({ id: z.string(), title: z.string(), help: z.string() })),
      demands: z.array(Told),
      suggestions: z.array(Told),
      question: z.string(),
    }),
  ),
});
export type RubricPack = z.infer<typeof RubricPack>;
export type RubricAxis = z.infer<typeof Axis>;
export type RubricIndicator = z.infer<typeof Indicator>;
export type RubricRule = z.infer<typeof LevelRule>;
export type RubricFlag = z.infer<typeof RedFlag>;
export type RubricQuestion = z.infer<typeof Question>;

/** What a level needs, in a sentence that names indicators by their text. */
export function ruleToWords(rule: RubricRule, indicators: readonly RubricIndicator[]): string {
  const nameOf = (id: string): string => `“${indicators.find((indicator) => indicator.id === id)?.text ?? id}”`;
  const parts = [
    ...(rule.all.length > 0 ? [`a yes to ${rule.all.map(nameOf).join(" and ")}`] : []),
    ...(rule.anyOf.length > 0 ? [`a yes to one of ${rule.anyOf.map(nameOf).join(", ")}`] : []),
    `${rule.atLeast} of ${indicators.length} in all`,
    ...(rule.answers > 1 ? [`from ${rule.answers} different answers`] : []),
  ];
  return `${parts.join("; ")}.`;
}

/** What a question tests, as a sentence where the pack writes "Whether …" each time, else as it stands. */
export function testingToWords(testing: readonly string[]): string {
  const bare = testing.map((text) => text.trim().replace(/\.$/u, ""));
  if (bare.length === 0) return "";
  if (!bare.every((text) => text.startsWith("Whether ")))
    return bare.map((text) => (/[.!?]$/u.test(text) ? text : `${text}.`)).join(" ");
  return `Tests ${bare.map((text) => `w${text.slice(1)}`).join("; ")}.`;
}
