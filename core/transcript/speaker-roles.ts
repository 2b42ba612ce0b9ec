import type { Speaker } from "../setup/names.ts";
import { type Result, err, ok } from "../result.ts";
import { speakerOf } from "./labels.ts";

/** What one label of a file said, in the order of the file. */
export interface LabelledTurn {
  readonly label: string;
  readonly text: string;
  readonly atMs: number | null;
}

/** Who is who, as a person says it: labels of the file. */
export interface ChosenSpeakers {
  readonly candidate?: string | undefined;
  readonly interviewer?: string | undefined;
}

export interface ImportedSpeaker {
  readonly label: string;
  readonly role: Speaker;
  /** Neither chosen nor said by the label itself: told from who asks and who speaks most. */
  readonly isGuess: boolean;
}

interface Voice {
  readonly label: string;
  readonly words: number;
  readonly questionShare: number;
}

/** Gives each label its role: as chosen, else by its own word, else by what it does. An unclear guess is an error that names the labels. */
export function assignRoles(
  turns: readonly LabelledTurn[],
  chosen: ChosenSpeakers,
): Result<readonly ImportedSpeaker[], string> {
  const voices = voicesOf(turns);
  const labels = voices.map((voice) => voice.label);
  const missing = [chosen.candidate, chosen.interviewer].find((name) => name !== undefined && !has(labels, name));
  if (missing !== undefined) return err(`Nobody is called ${quoted(missing)}; there are: ${listed(labels)}.`);
  if (chosen.candidate !== undefined && isSame(chosen.candidate, chosen.interviewer))
    return err(`${quoted(chosen.candidate)} cannot be both the candidate and the interviewer.`);
  const candidate = chosenCandidate(labels, chosen) ?? byWords(labels);
  if (candidate !== undefined) {
    const isChosen = chosen.candidate !== undefined || chosen.interviewer !== undefined;
    return ok(labels.map((label) => toSpeaker(label, candidate(label), isChosen)));
  }
  const guessed = chosen.interviewer === undefined ? guessCandidate(voices) : undefined;
  if (guessed === undefined) return err(unclear(labels));
  return ok(labels.map((label) => toSpeaker(label, label === guessed, false)));
}

type IsCandidate = (label: string) => boolean;

function chosenCandidate(labels: readonly string[], chosen: ChosenSpeakers): IsCandidate | undefined {
  if (chosen.candidate !== undefined) return (label) => isSame(label, chosen.candidate);
  if (chosen.interviewer === undefined) return undefined;
  const others = labels.filter((label) => !isSame(label, chosen.interviewer));
  return others.length === 1 ? (label) => label === others[0] : undefined;
}

/** The labels' own words settle it when they name the candidate, or leave one label over for it. */
function byWords(labels: readonly string[]): IsCandidate | undefined {
  const unknown = labels.filter((label) => speakerOf(label) === undefined);
  const isKnown = (side: Speaker) => labels.some((label) => speakerOf(label) === side);
  if (unknown.length === 0 || isKnown("candidate")) return (label) => speakerOf(label) === "candidate";
  if (isKnown("interviewer") && unknown.length === 1) return (label) => label === unknown[0];
  return undefined;
}

/** The one who speaks most, if that is half of all words, and who asks least. Two signs that disagree are no guess. */
function guessCandidate(voices: readonly Voice[]): string | undefined {
  const nameless = voices.filter((voice) => speakerOf(voice.label) === undefined);
  const [first, ...others] = nameless.toSorted((one, other) => other.words - one.words);
  if (first === undefined || others.length === 0) return undefined;
  const othersWords = others.reduce((sum, voice) => sum + voice.words, 0);
  const asksLeast = others.every((voice) => voice.questionShare > first.questionShare);
  return first.words > othersWords && asksLeast ? first.label : undefined;
}

function voicesOf(turns: readonly LabelledTurn[]): readonly Voice[] {
  const groups = new Map<string, string[]>();
  for (const { label, text } of turns) {
    const texts = groups.get(label);
    if (texts === undefined) groups.set(label, [text]);
    else texts.push(text);
  }
  return Array.from(groups, ([label, texts]) => ({
    label,
    words: texts.reduce((sum, text) => sum + (text.match(/\S+/gu)?.length ?? 0), 0),
    questionShare: texts.filter((text) => text.includes("?")).length / texts.length,
  }));
}

const toSpeaker = (label: string, isCandidate: boolean, isChosen: boolean): ImportedSpeaker => ({
  label,
  role: isCandidate ? "candidate" : "interviewer",
  isGuess: !isChosen && speakerOf(label) === undefined,
});

const unclear = (labels: readonly string[]): string =>
  `It is not clear who the candidate is. The speakers are: ${listed(labels)}. Say it with --candidate NAME or --interviewer NAME.`;

const isSame = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase();
const has = (labels: readonly string[], name: string): boolean => labels.some((label) => isSame(label, name));
const quoted = (name: string): string => JSON.stringify(name);
const listed = (labels: readonly string[]): string => {
  const shown = labels.slice(0, 8).map(quoted).join(", ");
  return labels.length > 8 ? `${shown} and ${labels.length - 8} more` : shown;
};
