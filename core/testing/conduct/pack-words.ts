import type { LineList } from "../../interview/line-list.ts";
import { linesOf } from "../../interview/lines.ts";
import { wordsOf } from "../../reading/overlap.ts";
import type { Pack, Persona, Probe, Question } from "../../setup/pack.ts";
import type { Run, Said } from "./run.ts";

/** What the pack puts behind a move: the texts that its words come from, or `null` where the id is unknown. */
export function sourceTexts(run: Run, { move }: Said): readonly string[] | null {
  const { pack } = run;
  const { sourceId } = move;
  if (sourceId === null) return null;
  if (move.type === "ask") {
    const question = pack.questions.find(({ id }) => sourceId.startsWith(`${id}:`));
    return question === undefined ? null : wordingsOf(question);
  }
  const probe = probeById(pack, sourceId);
  if (probe !== undefined) return [probe.text];
  const fact = pack.scenario.facts.find(({ id }) => id === sourceId);
  if (fact !== undefined) return [fact.text];
  const line = lineById(personaOfRun(run), sourceId);
  return line === undefined ? hintTexts(pack, sourceId) : [line];
}

export const wordingsOf = ({ text, variants }: Question): readonly string[] => [text, ...variants];

export const probesOf = (pack: Pack): readonly Probe[] => [
  ...pack.questions.flatMap((question) => question.probes),
  ...pack.probes,
];

export const probeById = (pack: Pack, id: string | null): Probe | undefined =>
  probesOf(pack).find((probe) => probe.id === id);

export function personaOfRun({ pack, setup }: Pick<Run, "pack" | "setup">): Persona {
  const persona = pack.personas.find(({ id }) => id === setup.personaId);
  if (persona === undefined) throw new Error(`The pack has no persona ${setup.personaId}.`);
  return persona;
}

/** `nudges:2` → the list `nudges`, number 2 of so many; `null` for any other id. */
export function placeInList(
  persona: Persona,
  sourceId: string | null,
): { readonly list: string; readonly number: number; readonly count: number } | null {
  const [list = "", digits = ""] = sourceId?.split(":") ?? [];
  if (!isLineList(list) || !/^\d+$/u.test(digits)) return null;
  const count = linesOf(persona, list).length;
  const number = Number(digits);
  return number >= 1 && number <= count ? { list, number, count } : null;
}

const lineLists: readonly LineList[] = [
  "open",
  "openSingle",
  "openTimed",
  "bridges",
  "transitions",
  "lastQuestion",
  "nudges",
  "redirects",
  "notInScenario",
  "afterFact",
  "repeats",
  "timeWarning",
  "invite",
  "inviteMore",
  "lastOwnQuestion",
  "lastWord",
  "close",
  "assume",
  "saidBefore",
  "otherWords",
  "restToAssume",
  "restUnknown",
  "tellAgain",
  "toldBefore",
  "stepBack",
  "stepOn",
  "noAnswer",
  "aboutResult",
  "aboutMe",
  "aboutNext",
  "unclear",
  "inEnglish",
  "toBegin",
  "nearest",
  "silentAnswer",
  "offerRepeat",
  "offerNarrower",
  "offerSkip",
  "sharpen",
  "contradictions",
  "hints",
  "noMoreHints",
  "noHintNow",
];
const isLineList = (name: string): name is LineList => lineLists.some((list) => list === name);

function lineById(persona: Persona, sourceId: string): string | undefined {
  const place = placeInList(persona, sourceId);
  if (place === null || !isLineList(place.list)) return undefined;
  return linesOf(persona, place.list)[place.number - 1];
}

function hintTexts(pack: Pack, sourceId: string): readonly string[] | null {
  const place = hintPlace(sourceId);
  const hint = pack.questions.find(({ id }) => id === place?.questionId)?.hints?.[(place?.rung ?? 0) - 1];
  return hint === undefined ? null : [hint];
}

/** A question's own hints are named `question:hint-1` to `question:hint-3`. */
export function hintPlace(sourceId: string | null): { readonly questionId: string; readonly rung: number } | null {
  const match = /^(.+):hint-([1-9])$/u.exec(sourceId ?? "");
  return match === null ? null : { questionId: match[1] ?? "", rung: Number(match[2]) };
}

/** Name of the list that a turn's line comes from; `null` where its words are no line. */
export const listOf = ({ move }: Said, run: Pick<Run, "pack" | "setup">): string | null =>
  placeInList(personaOfRun(run), move.sourceId)?.list ?? null;

/** All lines of a persona. */
export const allLinesOf = (persona: Persona): readonly string[] =>
  lineLists.flatMap((list) => [...linesOf(persona, list)]);

const small = new Set(
  "about after again also been before being both could does doing done each every from have having here into just know like made make many more most much must only other over same should some such take tell than that their them then there these they thing things this those through time very want were what when where which while whose will with without would your yours".split(
    " ",
  ),
);

/** Words that carry meaning, cut to a stem of six letters so that "owner" and "owners" are one. */
export const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => word.length > 3 && !small.has(word))
      .map((word) => word.slice(0, 6)),
  );

/** Runs of so many words. */
export function runsOf(text: string, length: number): ReadonlySet<string> {
  const words = wordsOf(text);
  return new Set(
    words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(" ")),
  );
}

/** Whether two texts share a run of so many words. */
export function sharesRun(text: string, other: string, length: number): boolean {
  const runs = runsOf(text, length);
  return runs.size > 0 && [...runsOf(other, length)].some((run) => runs.has(run));
}
