import { type AxisId, axisIds, levelIds, type RedFlagId, redFlagIds } from "../setup/names.ts";
import { Pack } from "../setup/pack.ts";

/**
 * The smallest pack that is valid and whole: two families with a question each, five axes of five indicators whose
 * cues are `<axis>word1` … `<axis>word5` (so that "scaleword1" shows the first one), one persona, two formats.
 * `overrides` replace whole top-level parts; the result is parsed like a file.
 */
export const tinyPack = (overrides: Partial<Record<keyof Pack, unknown>> = {}): Pack =>
  Pack.parse({ ...tiny(), ...overrides });

const tiny = () => ({
  schema: 1,
  id: "tiny",
  title: "Tiny pack",
  summary: "A pack for tests.",
  levels: levelIds.map((id) => ({
    id,
    title: id,
    followUps: id === "director" ? 3 : 2,
    decision: [
      { decision: "strong-hire", mean: 3.5, lowest: 3, axes: 3 },
      { decision: "hire", mean: 3, lowest: 2, axes: 3 },
      { decision: "lean-hire", mean: 2.5, lowest: 2, axes: 1 },
      { decision: "lean-no-hire", mean: 1.75, lowest: 1, axes: 1 },
    ],
  })),
  scope: {
    indicators: [
      tinyIndicator("teamword", "scope"),
      tinyIndicator("managerword", "scope"),
      tinyIndicator("budgetword", "owner"),
    ],
    levels: { em: { atLeast: 1 }, "senior-em": { atLeast: 2 }, director: { atLeast: 3 } },
  },
  minimumWords: 5,
  synonyms: [["feed", "pipeline"]],
  tools: ["Kafka", "Spark"],
  reasons: ["because", "so that"],
  axes: axisIds.map(tinyAxis),
  redFlags: redFlagIds.map(tinyFlag),
  families: [
    { id: "first", title: "first things" },
    { id: "second", title: "second things" },
  ],
  questions: [
    tinyQuestion("alpha", "first", "How would you build the alpha feed?", "design"),
    tinyQuestion("beta", "second", "Tell me about a beta of yours; what happened?", "story"),
  ],
  probes: [
    { id: "vague-1", kind: "vague", text: "Which real case do you have in mind?" },
    { id: "number-1", kind: "number", text: "How large was that, in figures?" },
    { id: "we-1", kind: "we", text: "What did you yourself decide there?" },
    { id: "tools-1", kind: "tools", text: "Which trouble did those products remove?" },
    { id: "hero-1", kind: "hero", text: "What has changed since that night?" },
    { id: "blame-1", kind: "blame", text: "What was your own part in it?" },
    { id: "star-1", kind: "star", text: "How did the story end?" },
    ...axisIds.flatMap((axis) => [
      { id: `${axis}-any`, kind: "axis", axis, text: `Turning to ${axis}, what do you have to say?` },
      { id: `${axis}-pressure-1`, kind: "pressure", axis, rung: 1, text: `Which figure speaks for your ${axis}?` },
      { id: `${axis}-pressure-2`, kind: "pressure", axis, rung: 2, text: `Under stress, where would ${axis} crack?` },
    ]),
  ],
  scenario: {
    notice: "The company is invented.",
    company: "A small shop.",
    facts: [{ id: "volume", topics: ["volume", "how many events"], text: "About a thousand events arrive a day." }],
  },
  personas: [{ id: "plain", title: "Plain", description: "Neutral.", phrases: tinyPhrases() }],
  formats: [
    {
      id: "single",
      title: "One question",
      summary: "One question.",
      lengths: [{ minutes: 8, questions: 1 }],
      defaultMinutes: 8,
      ownQuestionsMinutes: 0,
    },
    {
      id: "loop",
      title: "Loop",
      summary: "All questions.",
      lengths: [{ minutes: 20, questions: 2 }],
      defaultMinutes: 20,
      ownQuestionsMinutes: 3,
      mustAsk: ["first", "second"],
    },
  ],
});

const tinyAxis = (id: AxisId) => ({
  id,
  letter: id.charAt(0).toUpperCase(),
  title: id.charAt(0).toUpperCase() + id.slice(1),
  question: `What about ${id}?`,
  anchors: Object.fromEntries(
    [1, 2, 3, 4].map((level) => [level, { text: `Level ${level} of ${id}.`, examples: [`Example ${level}.`] }]),
  ),
  indicators: [1, 2, 3, 4, 5].map((n) => tinyIndicator(`${id}word${n}`, n === 1 ? "number" : "mechanism")),
  levels: {
    2: { atLeast: 1 },
    3: { all: [`${id}word1`], atLeast: 2 },
    4: { all: [`${id}word1`], anyOf: [`${id}word2`, `${id}word3`], atLeast: 4, answers: 2 },
  },
  advice: { 1: "Say something.", 2: "Say more.", 3: "Say all." },
});

const tinyIndicator = (id: string, kind: string) => ({
  id,
  text: `Is ${id} there?`,
  kind,
  cues: [id],
  examples: { yes: [`We have ${id}.`], no: ["We have nothing."] },
});

const axisByAbsence: Partial<Record<RedFlagId, AxisId>> = {
  "no-cost-awareness": "cost",
  "no-evolution-path": "evolution",
};

const tinyFlag = (id: RedFlagId) => ({
  id,
  title: id,
  text: `Sounds like ${id}.`,
  kind: id in axisByAbsence ? "absence" : "said",
  axis: axisByAbsence[id],
  cap: "lean-hire",
  rule: `With ${id} no more than a lean hire.`,
  examples: ["One.", "Two."],
  nearMisses: ["Three.", "Four."],
});

const tinyQuestion = (id: string, family: string, text: string, kind: string) => ({
  id,
  family,
  title: `The ${id} question`,
  text,
  kind,
  testing: [`What ${id} tests.`],
  points: [
    { id: "one", text: "The first point.", cues: [`${id}one`] },
    { id: "two", text: "The second point.", cues: [`${id}two`] },
  ],
  axes: ["scale", "cost", "ownership"],
  probes: [
    { id: `${id}-scale`, kind: "axis", axis: "scale", text: `If ${id} grew, which piece would give?` },
    { id: `${id}-cost`, kind: "axis", axis: "cost", text: `Who pays for ${id}, and how much?` },
    { id: `${id}-ownership`, kind: "axis", axis: "ownership", text: `At night, whose phone rings for ${id}?` },
  ],
});

const numbered = (text: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${text} ${["one", "two", "three", "four", "five", "six"][index]}.`);

const tinyPhrases = () => ({
  open: ["I interview you for {minutes} minutes with {count} questions."],
  openSingle: ["I interview you for {minutes} minutes about {title}."],
  bridges: numbered("Noted, bridge", 6),
  transitions: numbered("Now to {family}, way", 3),
  lastQuestion: numbered("The last question, form", 2),
  nudges: numbered("Take your time, nudge", 6),
  redirects: numbered("Back to the question, redirect", 6),
  notInScenario: numbered("Not in this scenario, form", 6),
  afterFact: numbered("Please go on, form", 3),
  repeats: numbered("Here it is again, form", 3),
  timeWarning: numbered("Time runs, warning", 2),
  invite: ["What would you like to ask?"],
  inviteMore: ["What else?", "Anything more?", "And another one?"],
  lastOwnQuestion: ["Which last question do you have?"],
  lastWord: ["What is left to say?"],
  close: ["Thank you, we stop here."],
});
