import type { AxisId } from "./names.ts";
import type { Axis, Indicator, Lens, Pack, PackFileName, Question } from "./pack.ts";

/** Something in a pack that parses and still will not work well. `error` = an answer can be judged wrongly; `advice` = worth a look. */
export interface LintFinding {
  readonly severity: "error" | "advice";
  readonly file: PackFileName;
  /** What it is about, by id: `cost/unit-cost`. */
  readonly where: string;
  readonly message: string;
}

/** Reads a whole pack for what its schema cannot see. The order is that of the files. */
export const lintPack = (pack: Pack): readonly LintFinding[] => [
  ...pack.axes.flatMap((axis) => lintGraded(axis, "axes.yaml")),
  ...(pack.lenses ?? []).flatMap((lens) => lintGraded(lens, "lenses.yaml")),
  ...pack.axes.flatMap((axis) => lintRoom(axis, pack.questions)),
  ...pack.questions.flatMap((question) => lintQuestion(question, pack)),
];

/** An axis or a lens: the same rules make the level of both. */
type Graded = Axis | Lens;
type Complain = (severity: LintFinding["severity"], where: string, message: string) => LintFinding;

function lintGraded(graded: Graded, file: PackFileName): LintFinding[] {
  const complain: Complain = (severity, where, message) => ({ severity, file, where, message });
  return [
    ...graded.indicators.flatMap((indicator) => lintExamples(graded, indicator, complain)),
    ...unreachableLevels(graded, complain),
    ...overlappingAnchors(graded, complain),
    ...vagueWords(graded, complain),
  ];
}

function lintExamples(axis: Graded, { id, examples }: Indicator, complain: Complain): LintFinding[] {
  const where = `${axis.id}/${id}`;
  const missing = (["yes", "no"] as const).filter((side) => examples[side].length === 0);
  const both = examples.yes.filter((text) => examples.no.includes(text));
  return [
    ...missing.map((side) => complain("error", where, `has no example for ${side}: write a sentence that shows it.`)),
    ...both.map((text) => complain("error", where, `has “${text}” as an example for yes and for no: keep one.`)),
  ];
}

/** Level 4 needs a figure and a mechanism whatever the table says; a level with fewer demands than the one below adds nothing. */
function unreachableLevels(axis: Graded, complain: Complain): LintFinding[] {
  const kinds = new Set(axis.indicators.map(({ kind }) => kind));
  const found = (["number", "mechanism"] as const)
    .filter((kind) => !kinds.has(kind))
    .map((kind) => complain("error", axis.id, `can never reach level 4: none of its indicators is of kind ${kind}.`));
  for (const level of [3, 4] as const) {
    const below = level === 4 ? axis.levels[3] : axis.levels[2];
    if (axis.levels[level].atLeast < below.atLeast) {
      const message = `asks for fewer indicators at level ${level} than at level ${level - 1}: raise its "atLeast".`;
      found.push(complain("error", axis.id, message));
    }
  }
  return found;
}

const nearlyEqual = 0.6;

function overlappingAnchors(axis: Graded, complain: Complain): LintFinding[] {
  const texts = ([1, 2, 3, 4] as const).map((level) => ({ level, words: wordsOf(axis.anchors[level].text) }));
  return texts.flatMap(({ level, words }, index) =>
    texts
      .slice(index + 1)
      .filter((other) => likeness(words, other.words) >= nearlyEqual)
      .map((other) =>
        complain(
          "error",
          axis.id,
          `has nearly the same anchor at levels ${level} and ${other.level}: tell them apart.`,
        ),
      ),
  );
}

/** Shared words over all words of the two, 0 to 1. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);

/** Words that two readers of an anchor will take differently. */
const vague =
  /\b(?:good|great|excellent|strong|poor|weak|bad|nice|appropriate|adequate|effective|proper|solid|robust|reasonable|sufficient|various|etc)\b/iu;

/** Turns of phrase that hold such a word and mean one thing. "For good reasons" is none. */
const settled =
  /\b(?:for good(?![ \t]+(?!and|or|after|before|in|on|from|by|when|once|as|with|at|that|which|so|is|was|has|had)\p{L})|good (?:will|faith)|bad news)\b/giu;

const vagueWords = (axis: Graded, complain: Complain): LintFinding[] =>
  [
    ...([1, 2, 3, 4] as const).map((level) => ({
      where: `${axis.id}/anchor ${level}`,
      text: axis.anchors[level].text,
    })),
    ...axis.indicators.map(({ id, text }) => ({ where: `${axis.id}/${id}`, text })),
  ].flatMap(({ where, text }) => adviseOn(where, text, complain));

function adviseOn(where: string, text: string, complain: Complain): LintFinding[] {
  const word = vague.exec(text.replace(settled, ""))?.[0];
  if (word === undefined) return [];
  return [complain("advice", where, `says “${word}”, which every reader takes differently: name what is to be heard.`)];
}

function lintRoom(axis: Axis, questions: readonly Question[]): LintFinding[] {
  if (questions.some(({ axes }) => axes.includes(axis.id))) return [];
  return [
    {
      severity: "error",
      file: "questions.yaml",
      where: axis.id,
      message: "No question gives room for this axis: add it to the `axes` of one.",
    },
  ];
}

/** A probe for an axis may stand with the question or among those that fit any question. */
function lintQuestion(question: Question, pack: Pack): LintFinding[] {
  const isProbed = (axis: AxisId): boolean => [...question.probes, ...pack.probes].some((probe) => probe.axis === axis);
  const open = question.axes.filter((axis) => !isProbed(axis));
  const hasOwn = question.probes.some(({ axis }) => axis !== undefined && question.axes.includes(axis));
  const complain: Complain = (severity, where, message) => ({ severity, file: "questions.yaml", where, message });
  const at = (severity: LintFinding["severity"], message: string) => complain(severity, question.id, message);
  return [
    ...open.map((axis) => at("error", `gives room for ${axis}, but no probe asks for it.`)),
    ...question.testing.flatMap((text) => adviseOn(`${question.id}/testing`, text, complain)),
    ...(hasOwn ? [] : [at("advice", `has no probe of its own for any of ${question.axes.join(", ")}.`)]),
  ];
}
