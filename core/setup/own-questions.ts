import * as z from "zod";
import { titleKey } from "./question-title.ts";
import { type Pack, type Probe, type Question, QuestionsFile } from "./pack.ts";

const { id, title, text, family, axes } = QuestionsFile.shape.questions.element.shape;

/** `<data folder>/questions/<pack id>.yaml`: a person's own questions. Without `family` the pack's first one. */
export const OwnQuestionsFile = z.strictObject({
  questions: z.array(z.strictObject({ id, title, text, family: family.optional(), axes })).max(200),
});
export type OwnQuestion = z.infer<typeof OwnQuestionsFile>["questions"][number];

export interface OwnQuestionProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What does not fit the pack: an id or a title that is taken, a family that it does not have. */
export function findOwnQuestionProblems(pack: Pack, own: readonly OwnQuestion[]): readonly OwnQuestionProblem[] {
  const taken = new Set(pack.questions.map((question) => question.id));
  const titles = new Set<string>();
  return own.flatMap((question, index) => {
    const problems: OwnQuestionProblem[] = [];
    if (taken.has(question.id)) {
      const message = `The question id "${question.id}" is used twice; give one of them another id.`;
      problems.push({ path: ["questions", index, "id"], message });
    }
    taken.add(question.id);
    if (titles.has(titleKey(question.title))) {
      const message = `The title "${question.title}" is used twice; give one of the two another, to tell them apart in the list.`;
      problems.push({ path: ["questions", index, "title"], message });
    }
    titles.add(titleKey(question.title));
    if (question.family !== undefined && pack.families.every((one) => one.id !== question.family)) {
      const known = pack.families.map((one) => one.id).join(", ");
      const message = `There is no family "${question.family}" in this pack; there are: ${known}.`;
      problems.push({ path: ["questions", index, "family"], message });
    }
    return problems;
  });
}

/**
 * The pack with these questions, asked like its own. Their probes are those that fit any question, for their axes first; their points
 * are the axes' own indicators, since nobody wrote what a strong answer touches.
 */
export const withOwnQuestions = (pack: Pack, own: readonly OwnQuestion[]): Pack =>
  own.length === 0
    ? pack
    : {
        ...pack,
        questions: [...pack.questions, ...own.map((question, index) => toQuestion(pack, question, index + 1))],
      };

function toQuestion(pack: Pack, own: OwnQuestion, n: number): Question {
  return {
    ...own,
    family: own.family ?? pack.families[0]?.id ?? "",
    variants: [],
    kind: "stance",
    testing: ["A question of your own."],
    points: pointsFor(pack, own),
    probes: probesFor(pack, own, n),
  };
}

const mostPoints = 6;
const mostCues = 40;

/** Two of each axis, so that even one axis gives the two that a question needs. */
const pointsFor = (pack: Pack, own: OwnQuestion): Question["points"] =>
  own.axes
    .flatMap((axisId) => pack.axes.find((axis) => axis.id === axisId)?.indicators.slice(0, 2) ?? [])
    .slice(0, mostPoints)
    .map((indicator) => ({ id: indicator.id, text: indicator.text, cues: indicator.cues.slice(0, mostCues) }));

const fewestProbes = 3;
const mostProbes = 12;

function probesFor(pack: Pack, own: OwnQuestion, n: number): Probe[] {
  const fitting = own.axes.flatMap((axis) => pack.probes.filter((probe) => probe.axis === axis));
  const others = pack.probes.filter((probe) => probe.axis === undefined);
  const missing = Math.max(0, fewestProbes - fitting.length);
  return [...fitting, ...others.slice(0, missing)]
    .slice(0, mostProbes)
    .map((probe) => ({ ...probe, id: `own-${n}-${probe.id}`.slice(0, 64) }));
}

/** An id from a title, different from those that are taken. */
export function idForQuestion(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  const start = `own-${plain === "" ? "question" : plain}`;
  const free = (n: number): string => (n === 1 ? start : `${start}-${n}`);
  for (let n = 1; ; n += 1) if (!taken.has(free(n))) return free(n);
}
