import type { TranscriptReader } from "../reading/reader.ts";
import type { AxisId } from "../setup/names.ts";
import type { Question } from "../setup/pack.ts";
import type { TranscriptTurn } from "../transcript/session.ts";

/** True for an imported transcript that shows no sign of the pack's field: an interview of another trade. Never for our own. */
export const isForeignTo = (turns: readonly TranscriptTurn[], reader: TranscriptReader): boolean =>
  turns.every((turn) => turn.move === null) && !isInField(turns, reader);

/**
 * Signs of the pack's field that an imported transcript must show before its questions count as ours: one for each
 * different word, two for a phrase or a question of the pack. With a phrase, probes of three axes are enough.
 */
const fewestSigns = 3;

function isInField(turns: readonly TranscriptTurn[], reader: TranscriptReader): boolean {
  const words = new Set<string>();
  const axes = new Set<AxisId>();
  let hasQuestion = false;
  for (const turn of turns) {
    const found = reader.fieldWords(turn.text);
    if (found === undefined) return true;
    for (const word of found) words.add(word);
    if (turn.speaker === "candidate") continue;
    const recognised = reader.recognise(turn.text);
    for (const axis of recognised.axes) axes.add(axis);
    hasQuestion ||= recognised.question !== null && isOfTheField(recognised.question, reader);
  }
  const phrases = [...words].filter((word) => word.includes(" ")).length;
  const signs = words.size + phrases + (hasQuestion ? 2 : 0);
  return signs >= fewestSigns || (phrases > 0 && axes.size >= 3);
}

/** Some questions of a pack are asked in every trade; others hold its words. */
const isOfTheField = ({ title, text, variants }: Question, reader: TranscriptReader): boolean =>
  reader.fieldWords([title, text, ...variants].join("\n\n"))?.size !== 0;
