import { decisionIds } from "./names.ts";
import type { Axis, Indicator, Lens, LevelRule, Pack, PackFileName, Probe, Question } from "./pack.ts";
import type { BrokenLink } from "./broken-link.ts";
import { findBrokenCues } from "./cue-links.ts";
import { brokenFormat, brokenStories, unknownChecklists, unknownItems } from "./format-links.ts";
import { findBrokenPlaceholders } from "./placeholders.ts";
import { storyQuestionId } from "./story-question.ts";

/**
 * What the schemas of single files cannot see: names that do not exist, ids used twice, rules that can never hold.
 * @param enough so many are wanted; once they are found, what would cost most is not looked at
 */
export function findBrokenLinks(pack: Pack, enough = Infinity): BrokenLink[] {
  const found: BrokenLink[] = [];
  for (const find of searches) {
    if (found.length >= enough) break;
    const missing = enough - found.length;
    found.push(...find(pack, missing).slice(0, missing));
  }
  return found;
}

const searches: readonly ((pack: Pack, enough: number) => BrokenLink[])[] = [
  findDuplicates,
  (pack) => pack.levels.flatMap(brokenDecisions),
  brokenScope,
  (pack) => pack.axes.flatMap(brokenAxis),
  (pack) => pack.redFlags.flatMap(brokenFlag),
  (pack) => pack.questions.flatMap((question, index) => brokenQuestion(pack, question, index)),
  (pack) => pack.probes.flatMap((probe, index) => brokenProbe(probe, "probes.yaml", ["probes", index])),
  unknownFamilies,
  (pack) => unknownItems(pack, pack.probes, "probes.yaml", []),
  (pack) => pack.formats.flatMap((format, index) => brokenFormat(pack, format, index)),
  (pack) => (pack.lenses ?? []).flatMap(brokenLens),
  brokenStories,
  findBrokenPlaceholders,
  findBrokenCues,
];

type Path = BrokenLink["path"];
interface Named {
  readonly id: string;
  readonly file: PackFileName;
  readonly path: Path;
}

/** Ids that must differ from each other, group by group. */
function findDuplicates(pack: Pack): BrokenLink[] {
  const indicators = pack.axes.flatMap((axis, index) =>
    named(axis.indicators, "axes.yaml", ["axes", index, "indicators"]),
  );
  const probes = pack.questions.flatMap((question, index) =>
    named(question.probes, "questions.yaml", ["questions", index, "probes"]),
  );
  return [
    ...duplicates("level", named(pack.levels, "pack.yaml", ["levels"])),
    ...duplicates("axis", named(pack.axes, "axes.yaml", ["axes"])),
    ...duplicates("indicator", [...indicators, ...named(pack.scope.indicators, "pack.yaml", ["scope", "indicators"])]),
    ...duplicates("red flag", named(pack.redFlags, "red-flags.yaml", ["redFlags"])),
    ...duplicates("family", named(pack.families, "questions.yaml", ["families"])),
    ...duplicates("question", named(pack.questions, "questions.yaml", ["questions"])),
    ...duplicates("probe", [...probes, ...named(pack.probes, "probes.yaml", ["probes"])]),
    ...pack.questions.flatMap((question, index) =>
      duplicates("point", named(question.points, "questions.yaml", ["questions", index, "points"])),
    ),
    ...duplicates("fact", named(pack.scenario.facts, "scenario.yaml", ["facts"])),
    ...duplicates("persona", named(pack.personas, "personas.yaml", ["personas"])),
    ...duplicates("format", named(pack.formats, "formats.yaml", ["formats"])),
    ...duplicates("checklist", named(pack.checklists ?? [], "formats.yaml", ["checklists"])),
    ...(pack.checklists ?? []).flatMap((checklist, index) =>
      duplicates("item", named(checklist.items, "formats.yaml", ["checklists", index, "items"])),
    ),
    ...duplicates("lens", named(pack.lenses ?? [], "lenses.yaml", ["lenses"])),
    ...(pack.lenses ?? []).flatMap((lens, index) =>
      duplicates("indicator", named(lens.indicators, "lenses.yaml", ["lenses", index, "indicators"])),
    ),
    ...(["fields", "demands", "suggestions"] as const).flatMap((key) =>
      duplicates(key.slice(0, -1), named(pack.stories?.[key] ?? [], "stories.yaml", ["stories", key])),
    ),
  ];
}

const named = (items: readonly { readonly id: string }[], file: PackFileName, path: Path): Named[] =>
  items.map(({ id }, index) => ({ id, file, path: [...path, index, "id"] }));

/** Ids that look the same to a person count as the same. */
function duplicates(what: string, items: readonly Named[]): BrokenLink[] {
  const seen = new Set<string>();
  return items.flatMap(({ id, file, path }) => {
    const key = id.normalize("NFKC").toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew ? [] : [{ file, path, message: `The ${what} id "${id}" is used twice; give one of them another id.` }];
  });
}

function brokenDecisions(level: Pack["levels"][number], index: number): BrokenLink[] {
  return level.decision.flatMap((rule, at) => {
    const before = level.decision[at - 1];
    if (before === undefined || decisionIds.indexOf(rule.decision) < decisionIds.indexOf(before.decision)) return [];
    const message = `Decision rules go from best to worst, but "${rule.decision}" stands after "${before.decision}".`;
    return [{ file: "pack.yaml", path: ["levels", index, "decision", at, "decision"], message }];
  });
}

function brokenScope({ scope }: Pack): BrokenLink[] {
  return Object.entries(scope.levels).flatMap(([level, rule]) =>
    brokenRule(rule, scope.indicators, "pack.yaml", ["scope", "levels", level]),
  );
}

const brokenAxis = (axis: Axis, index: number): BrokenLink[] =>
  Object.entries(axis.levels).flatMap(([level, rule]) =>
    brokenRule(rule, axis.indicators, "axes.yaml", ["axes", index, "levels", level]),
  );

const brokenLens = (lens: Lens, index: number): BrokenLink[] =>
  Object.entries(lens.levels).flatMap(([level, rule]) =>
    brokenRule(rule, lens.indicators, "lenses.yaml", ["lenses", index, "levels", level]),
  );

function brokenRule(rule: LevelRule, indicators: readonly Indicator[], file: PackFileName, path: Path): BrokenLink[] {
  const ids = new Set(indicators.map((indicator) => indicator.id));
  const unknown = (["all", "anyOf"] as const).flatMap((key) =>
    rule[key].flatMap((id, at) =>
      ids.has(id) ? [] : [{ file, path: [...path, key, at], message: `There is no indicator "${id}" here.` }],
    ),
  );
  if (rule.atLeast <= indicators.length) return unknown;
  const message = `This level asks for ${rule.atLeast} indicators, but there are only ${indicators.length}.`;
  return [...unknown, { file, path: [...path, "atLeast"], message }];
}

const brokenFlag = (flag: Pack["redFlags"][number], index: number): BrokenLink[] =>
  flag.kind === "absence" && flag.axis === undefined
    ? [
        {
          file: "red-flags.yaml",
          path: ["redFlags", index, "kind"],
          message: `The flag "${flag.id}" is one of absence, so it needs an "axis" whose evidence refutes it.`,
        },
      ]
    : [];

function brokenQuestion(pack: Pack, question: Question, index: number): BrokenLink[] {
  const path: Path = ["questions", index];
  const parts = [
    ...question.probes.flatMap((probe, at) => brokenProbe(probe, "questions.yaml", [...path, "probes", at])),
    ...unknownChecklists(pack, question.checklists, "questions.yaml", path),
    ...unknownItems(pack, question.probes, "questions.yaml", path),
    ...brokenHints(question, path),
  ];
  if (question.id === storyQuestionId) {
    const message = `"${storyQuestionId}" is kept for the candidate's own story; choose another id.`;
    return [{ file: "questions.yaml", path: [...path, "id"], message }, ...parts];
  }
  if (pack.families.some((family) => family.id === question.family)) return parts;
  const message = `There is no family "${question.family}"; name one of "families", or add it there.`;
  return [{ file: "questions.yaml", path: [...path, "family"], message }, ...parts];
}

/** Rungs of help that help no further, or that give a point of the answer away. */
function brokenHints({ hints = [], points }: Question, path: Path): BrokenLink[] {
  return hints.flatMap((hint, at) => {
    const broken = (message: string) => [{ file: "questions.yaml" as const, path: [...path, "hints", at], message }];
    if (hints.indexOf(hint) < at) return broken("This hint stands here twice; each rung should help a little more.");
    const point = points.find(({ text }) => hint.toLowerCase().includes(text.toLowerCase().replace(/\.$/u, "")));
    return point === undefined ? [] : broken(`This hint gives the point "${point.id}" away; lead to it instead.`);
  });
}

function unknownFamilies({ families, probes }: Pack, enough: number): BrokenLink[] {
  const known = new Set(families.map(({ id }) => id));
  const found: BrokenLink[] = [];
  for (const [index, probe] of probes.entries()) {
    if (found.length >= enough) break;
    for (const id of (probe.families ?? []).filter((one) => !known.has(one))) {
      const message = `The probe "${probe.id}" names the family "${id}", which is not among "families".`;
      found.push({ file: "probes.yaml", path: ["probes", index, "families"], message });
    }
  }
  return found;
}

function brokenProbe(probe: Probe, file: PackFileName, path: Path): BrokenLink[] {
  const broken = (key: string, message: string): BrokenLink[] => [{ file, path: [...path, key], message }];
  if ((probe.kind === "axis" || probe.kind === "pressure") && probe.axis === undefined) {
    return broken("kind", `The probe "${probe.id}" is of kind ${probe.kind}, so it needs an "axis".`);
  }
  if (probe.kind === "pressure" && probe.rung === undefined) {
    return broken("kind", `The probe "${probe.id}" is of kind pressure, so it needs a "rung", 1 or 2.`);
  }
  if (probe.kind === "flag" && probe.flag === undefined) {
    return broken("kind", `The probe "${probe.id}" is of kind flag, so it needs a "flag".`);
  }
  return [];
}
