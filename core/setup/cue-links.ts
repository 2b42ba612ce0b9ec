import type { BrokenLink } from "./broken-link.ts";
import type { Pack, PackFileName } from "./pack.ts";

/** The slots of the cue grammar, told beside `Cue` in `pack.ts`. */
export const cueSlots = [
  "{number}",
  "{money}",
  "{percent}",
  "{duration}",
  "{span}",
  "{percentile}",
  "{did}",
  "{duty}",
  "{cause}",
  "{tool}",
  "{who}",
  "{when}",
] as const;

interface CueList {
  readonly file: PackFileName;
  readonly path: (string | number)[];
  readonly cues: readonly string[];
}

/**
 * Cues that can never match as they are written: a slot that does not exist, an empty side of a `+` or a `|`.
 * @param enough so many are wanted; the others are not looked at
 */
export function findBrokenCues(pack: Pack, enough = Infinity): BrokenLink[] {
  const found: BrokenLink[] = [];
  for (const { file, path, cues } of cueLists(pack)) {
    for (const [at, cue] of cues.entries()) {
      if (found.length >= enough) return found;
      const message = faultOf(cue);
      if (message !== undefined) found.push({ file, path: [...path, at], message });
    }
  }
  return found;
}

const hasSign = /[|+{}]/u;

function faultOf(cue: string): string | undefined {
  if (!hasSign.test(cue)) return undefined;
  const places = cue.split(/\s+\+\s+/u).flatMap((clause) => clause.split(/\s+/u));
  const words = places.flatMap((place) => place.split("|"));
  if (words.some((word) => word === "")) return `The cue "${cue}" has a "|" with nothing on one side.`;
  if (words.some((word) => word === "+")) return `The cue "${cue}" has a "+" with nothing on one side.`;
  const unknown = words.find((word) => /[{}]/u.test(word) && !cueSlots.some((slot) => slot === word));
  return unknown === undefined ? undefined : `There is no slot ${unknown}; there are ${cueSlots.join(" ")}.`;
}

const cueLists = (pack: Pack): CueList[] => [
  ...pack.scope.indicators.map(({ cues }, index) => ({
    file: "pack.yaml" as const,
    path: ["scope", "indicators", index, "cues"],
    cues,
  })),
  ...pack.axes.flatMap((axis, index) =>
    axis.indicators.flatMap(({ cues, answerCues = [] }, at) => [
      { file: "axes.yaml" as const, path: ["axes", index, "indicators", at, "cues"], cues },
      { file: "axes.yaml" as const, path: ["axes", index, "indicators", at, "answerCues"], cues: answerCues },
    ]),
  ),
  ...pack.questions.flatMap((question, index) => [
    ...question.points.map(({ cues }, at) => ({
      file: "questions.yaml" as const,
      path: ["questions", index, "points", at, "cues"],
      cues,
    })),
    ...question.probes.map(({ cues }, at) => ({
      file: "questions.yaml" as const,
      path: ["questions", index, "probes", at, "cues"],
      cues,
    })),
  ]),
  ...(pack.checklists ?? []).flatMap((checklist, index) =>
    checklist.items.map(({ cues }, at) => ({
      file: "formats.yaml" as const,
      path: ["checklists", index, "items", at, "cues"],
      cues,
    })),
  ),
  ...(pack.lenses ?? []).flatMap((lens, index) =>
    lens.indicators.map(({ cues }, at) => ({
      file: "lenses.yaml" as const,
      path: ["lenses", index, "indicators", at, "cues"],
      cues,
    })),
  ),
  ...(pack.stories?.demands ?? []).map(({ cues }, index) => ({
    file: "stories.yaml" as const,
    path: ["stories", "demands", index, "cues"],
    cues,
  })),
  ...pack.probes.map(({ cues }, index) => ({ file: "probes.yaml" as const, path: ["probes", index, "cues"], cues })),
  ...pack.scenario.facts.map(({ topics }, index) => ({
    file: "scenario.yaml" as const,
    path: ["facts", index, "topics"],
    cues: topics,
  })),
];
