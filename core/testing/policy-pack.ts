import { axisIds, probeKinds } from "../setup/names.ts";
import { Pack } from "../setup/pack.ts";

/** A made-up pack for tests of the policy: five families of two questions, every kind of probe and format, lines that name themselves. */
export function createPolicyPack(): Pack {
  const families = ["platform", "cost", "reliability", "org", "leadership"];
  return Pack.parse({
    schema: 1,
    id: "policy",
    title: "Policy",
    summary: "For tests.",
    minimumWords: 0,
    levels: [level("em", 2), level("senior-em", 2), level("director", 3)],
    scope: {
      indicators: ["one", "two", "three"].map(indicator),
      levels: { em: rule, "senior-em": rule, director: rule },
    },
    synonyms: [],
    tools: ["Hammer"],
    reasons: ["because"],
    axes: axisIds.map(axis),
    redFlags: [
      flag("tools-first"),
      flag("no-cost-awareness"),
      flag("vague-ownership"),
      flag("hero-narrative"),
      flag("no-evolution-path"),
    ],
    families: families.map((id) => ({ id, title: id })),
    questions: families.flatMap((family) => [1, 2].map((number) => question(family, number))),
    probes: genericProbes(),
    scenario: {
      notice: "Made up.",
      company: "A shop.",
      facts: ["traffic", "budget", "team"].map((id) => ({ id, topics: [id], text: `The ${id} is known.` })),
    },
    personas: [{ id: "neutral", title: "Neutral", description: "Even.", phrases }],
    formats: [
      {
        id: "single",
        title: "One",
        summary: "One.",
        lengths: [{ minutes: 8, questions: 1 }],
        defaultMinutes: 8,
        ownQuestionsMinutes: 0,
      },
      {
        id: "loop",
        title: "Loop",
        summary: "Loop.",
        lengths: [
          { minutes: 20, questions: 4 },
          { minutes: 60, questions: 10 },
        ],
        defaultMinutes: 20,
        ownQuestionsMinutes: 3,
        mustAsk: families,
      },
      { ...drill("opener", 2), answerSeconds: 30, questions: ["platform-1"], checklists: ["beats"] },
      { ...drill("star", 4), answerSeconds: 90, followUps: 1, questions: ["reliability-2"] },
      { ...drill("design", 30), followUps: 5, questions: ["platform-1"], checklists: ["steps"] },
      { ...drill("cost", 20), followUps: 4, questions: ["cost-1", "cost-2"], checklists: ["beats", "steps"] },
      { ...drill("practice", 10), questions: ["org-1", "org-2"] },
      drill("story", 15),
    ],
    checklists: [
      { id: "steps", title: "Steps", isOrdered: true, items: ["clarify", "control", "compute", "evolve"].map(item) },
      { id: "beats", title: "Beats", items: ["first", "second"].map(item) },
    ],
    stories: {
      fields: ["situation", "task", "action", "result"].map((id) => ({ id, title: id, help: "What?", template: "" })),
      demands: ["scale", "people"].map(item),
      suggestions: [],
      question: "Walk me through {title}, from the start?",
    },
  });
}

const drill = (id: string, minutes: number) => ({
  id,
  title: id,
  summary: "A drill.",
  lengths: [{ minutes, questions: 1 }],
  defaultMinutes: minutes,
  ownQuestionsMinutes: 0,
});
const item = (id: string) => ({ id, title: `The ${id} part`, text: `What ${id} means.`, cues: [id] });
const rule = { atLeast: 1 };
const indicator = (id: string) => ({
  id,
  text: "Was it said?",
  cues: [`cue ${id}`],
  examples: { yes: ["Yes."], no: ["No."] },
});
const level = (id: string, followUps: number) => ({
  id,
  title: id,
  followUps,
  decision: [{ decision: "hire", mean: 3, lowest: 2, axes: 3 }],
});
const flag = (id: string) => ({
  id,
  title: id,
  text: "It sounds so.",
  kind: "said",
  cap: "lean-hire",
  rule: "A rule.",
  examples: ["One.", "Two."],
  nearMisses: ["One.", "Two."],
});

function axis(id: string) {
  const anchor = { text: "An anchor.", examples: ["An example."] };
  return {
    id,
    letter: id.charAt(0).toUpperCase(),
    title: id,
    question: "Is it there?",
    anchors: { 1: anchor, 2: anchor, 3: anchor, 4: anchor },
    indicators: [1, 2, 3, 4, 5].map((number) => indicator(`${id}-${number}`)),
    levels: { 2: rule, 3: rule, 4: rule },
    advice: { 1: "Do one.", 2: "Do two.", 3: "Do three." },
  };
}

/** Words that no other text of the pack has, so that nothing is a near-repeat of anything. */
const ownWords = (id: string): string =>
  [1, 2, 3, 4].map((number) => `${id.replaceAll("-", "")}${"x".repeat(number)}`).join(" ");

const probe = (id: string, more: object) => ({ id, text: `${ownWords(id)}?`, ...more });

function question(family: string, number: number) {
  const id = `${family}-${number}`;
  return {
    id,
    family,
    title: id,
    text: `${ownWords(id)}?`,
    variants: [`${ownWords(`${id}-other`)}?`],
    kind: number === 1 ? "design" : "story",
    testing: ["Something."],
    points: [
      { id: "first", text: "A first point.", cues: ["first"] },
      { id: "second", text: "A second point.", cues: ["second"] },
    ],
    axes: number === 1 ? ["scale", "reliability", "ownership"] : ["ownership", "evolution"],
    probes: ["scale", "ownership", "evolution"].map((axisId) =>
      probe(`${id}-${axisId}`, { kind: "axis", axis: axisId }),
    ),
  };
}

function genericProbes() {
  const gaps = probeKinds.filter((kind) => !["axis", "flag", "pressure"].includes(kind));
  return [
    ...gaps.flatMap((kind) => [1, 2, 3].map((number) => probe(`${kind}-${number}`, { kind }))),
    ...axisIds.map((id) => probe(`any-${id}`, { kind: "axis", axis: id })),
    ...axisIds.flatMap((id) =>
      [1, 2].map((rung) => probe(`press-${id}-${rung}`, { kind: "pressure", axis: id, rung })),
    ),
    probe("flag-tools", { kind: "flag", flag: "tools-first" }),
    probe("director-only", { kind: "axis", axis: "cost", levels: ["director"] }),
  ];
}

const lines = (list: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${ownWords(`${list}${"abcdefghijkl".charAt(index)}`)}.`);

const phrases = {
  open: ["We have {minutes} minutes and {count} questions."],
  openSingle: ["We have {minutes} minutes for {title}."],
  bridges: lines("bridge", 6),
  transitions: ["Now {family}.", "On to {family}.", "Then {family}."],
  lastQuestion: lines("last", 2),
  nudges: lines("nudge", 9),
  redirects: lines("redirect", 6),
  notInScenario: lines("unknown", 6),
  afterFact: lines("back", 3),
  repeats: lines("again", 3),
  timeWarning: lines("warning", 2),
  invite: lines("invite", 1),
  inviteMore: lines("more", 3),
  lastOwnQuestion: lines("lastown", 1),
  lastWord: lines("lastword", 1),
  close: lines("close", 1),
};
