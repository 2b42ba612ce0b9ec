import { isAxis } from "../reading/indicator-evidence.ts";
import type { TranscriptReader } from "../reading/reader.ts";
import type { AxisId } from "../setup/names.ts";
import type { Question } from "../setup/pack.ts";
import type { TranscriptTurn } from "../transcript/session.ts";

/** True for an imported transcript that shows no sign of the pack's field: an interview of another trade. Never for our own. */
export const isForeignTo = (turns: readonly TranscriptTurn[], reader: TranscriptReader): boolean =>
  turns.every((turn) => turn.move === null) && !isInField(turns, reader);

/**
 * Signs of the pack's field that an imported transcript must show before its questions count as ours: three for a question
 * of the pack, two for a phrase of the field, one for each other word of it, one more for each that the interviewer said,
 * and one for each of at most two axes with a mechanism that the pack knows. Where the interviewer said a word of the field,
 * one for each of at most two axes that were asked for. With a phrase, probes of three axes are enough.
 */
const fewestSigns = 3;
const mostMechanisms = 2;
const mostAxesAsked = 2;

function isInField(turns: readonly TranscriptTurn[], reader: TranscriptReader): boolean {
  const [asked, said] = [new Set<string>(), new Set<string>()];
  const axes = new Set<AxisId>();
  for (const turn of turns) {
    const found = reader.fieldWords(turn.text);
    if (found === undefined) return true;
    for (const word of found) (turn.speaker === "interviewer" ? asked : said).add(word);
    if (turn.speaker === "candidate") continue;
    const recognised = reader.recognise(turn.text);
    if (recognised.question !== null && isOfTheField(recognised.question, reader)) return true;
    for (const axis of recognised.axes) axes.add(axis);
  }
  const words = new Set([...asked, ...said]);
  const phrases = [...words].filter((word) => word.includes(" ")).length;
  if (phrases > 0 && axes.size >= 3) return true;
  const signs = words.size + phrases + asked.size + (asked.size === 0 ? 0 : Math.min(mostAxesAsked, axes.size));
  return signs >= fewestSigns || signs + Math.min(mostMechanisms, mechanismAxes(turns, reader)) >= fewestSigns;
}

/** In how many axes, ownership left out, the candidate names a mechanism: teams are owned in every trade. */
function mechanismAxes(turns: readonly TranscriptTurn[], reader: TranscriptReader): number {
  const mechanisms = new Set(
    reader.pack.axes.flatMap((axis) =>
      axis.id === "ownership"
        ? []
        : axis.indicators.filter((one) => one.kind === "mechanism").map((one) => `${axis.id} ${one.id}`),
    ),
  );
  const shown = turns
    .filter((turn) => turn.speaker === "candidate")
    .flatMap((turn) => reader.evidence(turn.text, { interviewerText: "", isStory: false }))
    .filter(({ axis, id }) => isAxis(axis) && mechanisms.has(`${axis} ${id}`));
  return new Set(shown.map(({ axis }) => axis)).size;
}

/** Some questions of a pack are asked in every trade; others hold its words. */
const isOfTheField = ({ title, text, variants }: Question, reader: TranscriptReader): boolean =>
  reader.fieldWords([title, text, ...variants].join("\n\n"))?.size !== 0;
