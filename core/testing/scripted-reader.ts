import type { Ear } from "../reading/hear.ts";
import { AxisId } from "../setup/names.ts";
import type { Pack } from "../setup/pack.ts";
import { type Gap, Heard } from "../transcript/heard.ts";

/**
 * A reader that believes what the text says of itself: `#cost` is an indicator of the cost axis, `!we` a gap, `~steps/one` an item. A fact is
 * asked for when its topic stands in the sentence.
 */
export function createScriptedReader(pack: Pack): Ear {
  return {
    pack,
    topics: (question) =>
      new Set(
        pack.scenario.facts.flatMap(({ topics, near = [] }) =>
          [...topics, ...near].filter((topic) => question.includes(topic)),
        ),
      ),
    met: (text, questionId) => {
      const own = pack.questions.find(({ id }) => id === questionId)?.probes ?? [];
      const isMet = (cues: readonly string[] = []) => cues.some((cue) => text.includes(cue));
      return new Set([...own, ...pack.probes].filter(({ met }) => isMet(met)).map(({ id }) => id));
    },
    indicators: (text) =>
      [...text.matchAll(/#([a-z]+)/gu)].map((match, index) => ({
        axis: AxisId.parse(match[1]),
        id: `${match[1]}-${index + 1}`,
        start: match.index,
        end: match.index + 1,
      })),
    points: () => [],
    items: (text) =>
      [...text.matchAll(/~([a-z-]+\/[a-z-]+)/gu)].map((match) => ({
        id: match[1] ?? "",
        start: match.index,
        end: match.index + 1,
      })),
    gaps: (text) => [...text.matchAll(/!([a-z]+)/gu)].map((match) => gapOf(match[1])),
  };
}

const gapOf = (name: string | undefined): Gap => {
  const [gap] = Heard.shape.gaps.parse([name]);
  if (gap === undefined) throw new Error(`There is no gap ${name}.`);
  return gap;
};
