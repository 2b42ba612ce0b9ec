import { createReader, type TranscriptReader } from "../reading/reader.ts";
import type { Tokenise } from "../reading/tokens.ts";
import type { Axis, Indicator, Lens, Pack } from "../setup/pack.ts";
import { levelOf } from "./level.ts";

/** How the examples of an axis or a lens fare with the built-in grader. */
export interface AxisAgreement {
  /** An axis's id, or `lens:` and that of a lens. */
  readonly subject: string;
  /** Of the indicators' examples, how many are judged as they are meant, by the cues alone. */
  readonly indicators: Agreement;
  /** Anchor level → the level that its examples reach, read together with those of the levels below it as one answer. */
  readonly anchors: Readonly<Record<Level, number>>;
  readonly misjudged: readonly Misjudged[];
}

export interface Agreement {
  readonly right: number;
  readonly all: number;
}

/** `expected` and `found`: yes or no for an indicator's example, a level for an anchor's. */
export interface Misjudged {
  readonly where: string;
  readonly text: string;
  readonly expected: string;
  readonly found: string;
}

export type Level = 1 | 2 | 3 | 4;
const levels = [1, 2, 3, 4] as const;
const alone = { interviewerText: "", isStory: false };

/**
 * Runs a pack's own examples through the built-in grader. Indicator examples are read by a reader that knows cues and no examples: it would
 * recognise each of them by itself. Levels build on each other, so an anchor's examples are read with those below; questions count as one.
 */
export function measureExamples(pack: Pack, tokenise: Tokenise): readonly AxisAgreement[] {
  const reader = createReader(pack, tokenise);
  const cuesOnly = createReader(withoutExamples(pack), tokenise);
  return [
    ...pack.axes.map((axis) => measure(axis.id, axis, reader, cuesOnly)),
    ...(pack.lenses ?? []).map((lens) => measure(`lens:${lens.id}`, lens, reader, cuesOnly)),
  ];
}

function measure(
  subject: string,
  axis: Axis | Lens,
  reader: TranscriptReader,
  cuesOnly: TranscriptReader,
): AxisAgreement {
  const misjudged: Misjudged[] = [];
  let all = 0;
  for (const indicator of axis.indicators) {
    for (const { text, expected } of examplesOf(indicator)) {
      all += 1;
      const found = shownIn(text, subject, cuesOnly).has(indicator.id) ? "yes" : "no";
      if (found !== expected) misjudged.push({ where: `${subject}/${indicator.id}`, text, expected, found });
    }
  }
  const right = all - misjudged.length;
  const reached = (level: Level): number => levelOfText(examplesUpTo(axis, level).join(" "), subject, axis, reader);
  const anchors = { 1: reached(1), 2: reached(2), 3: reached(3), 4: reached(4) };
  for (const level of levels.filter((one) => anchors[one] !== one)) {
    const text = axis.anchors[level].examples.join(" / ");
    misjudged.push({
      where: `${subject}/anchor ${level}`,
      text,
      expected: String(level),
      found: String(anchors[level]),
    });
  }
  return { subject, indicators: { right, all }, anchors, misjudged };
}

const examplesOf = ({ examples }: Indicator) => [
  ...examples.yes.map((text) => ({ text, expected: "yes" })),
  ...examples.no.map((text) => ({ text, expected: "no" })),
];

/** Level 1 is what nothing was said for: its examples build no ground for the others. */
const examplesUpTo = (axis: Axis | Lens, level: Level): readonly string[] =>
  levels.filter((one) => one === level || (one > 1 && one < level)).flatMap((one) => axis.anchors[one].examples);

function levelOfText(text: string, subject: string, axis: Axis | Lens, reader: TranscriptReader): number {
  const shown = shownIn(text, subject, reader);
  const findings = axis.indicators.map(({ id }) => ({
    id,
    verdict: shown.has(id) ? ("yes" as const) : ("no" as const),
    answers: shown.has(id) ? [1] : [],
  }));
  return levelOf(axis, findings, 1).level;
}

const shownIn = (text: string, subject: string, reader: TranscriptReader): ReadonlySet<string> =>
  new Set(
    [...reader.evidence(text, alone), ...reader.lensEvidence(text, alone)]
      .filter((found) => found.axis === subject && found.strength === "clear")
      .map(({ id }) => id),
  );

const bare = <T extends Indicator>(indicator: T): T => ({ ...indicator, examples: { yes: [], no: [] } });

const withoutExamples = (pack: Pack): Pack => ({
  ...pack,
  axes: pack.axes.map((axis) => ({ ...axis, indicators: axis.indicators.map(bare) })),
  ...(pack.lenses !== undefined && {
    lenses: pack.lenses.map((lens) => ({ ...lens, indicators: lens.indicators.map(bare) })),
  }),
  scope: { ...pack.scope, indicators: pack.scope.indicators.map(bare) },
});
