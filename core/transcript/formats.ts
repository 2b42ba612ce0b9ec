import { type Result, err, ok } from "../result.ts";
import { parseJsonTranscript } from "./json-transcript.ts";
import { readLabelledText, toTurn } from "./labelled-text.ts";
import type { TranscriptTurn } from "./session.ts";
import { type ChosenSpeakers, type ImportedSpeaker, type LabelledTurn, assignRoles } from "./speaker-roles.ts";
import { readTimedText } from "./timed-text.ts";

/** Why a file is no transcript: one sentence for a person. */
export interface TranscriptProblem {
  readonly type: "bad-transcript";
  readonly message: string;
}

/** Larger files are refused before they are read as text. */
export const largestTranscriptBytes = 5 * 1024 * 1024;
/** Thirty hours of speech; grading time grows with the words. */
const mostWords = 250_000;
const mostTurns = 5_000;

export interface ImportedTranscript {
  readonly turns: readonly TranscriptTurn[];
  /** One a label; empty where the file itself says the role of each turn. */
  readonly speakers: readonly ImportedSpeaker[];
}

/**
 * Reads a transcript from anywhere, whole or not at all: labelled text or Markdown, WebVTT, SRT, our JSON. The form is told
 * from the content, who is who from the choice, the labels or the way they speak. Turns are numbered from 1; empty ones are left out.
 */
export function importTranscript(
  text: string,
  chosen: ChosenSpeakers = {},
): Result<ImportedTranscript, TranscriptProblem> {
  const content = text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  if (content.trim() === "") return problem("The file is empty.");
  if (control.test(content)) return problem("The file is not text.");
  const read = readByForm(content, chosen);
  if (!read.ok) return problem(read.error);
  const spoken = read.value.turns
    .filter((turn) => turn.text.trim() !== "")
    .map((turn, index) => ({ ...turn, n: index + 1 }));
  if (spoken.length === 0) return problem("The transcript holds no spoken words.");
  if (spoken.length > mostTurns) return problem(`The transcript has more than ${mostTurns} turns.`);
  if (countWords(spoken) > mostWords) return problem(`The transcript has more than ${mostWords} words.`);
  const broken = spoken.find((turn) => control.test(turn.text) || !turn.text.isWellFormed());
  if (broken !== undefined) return problem(`Turn ${broken.n} holds characters that are not text.`);
  return ok({ turns: spoken, speakers: read.value.speakers });
}

const control = /[^\P{Cc}\t\n\v\f]/u;

function readByForm(content: string, chosen: ChosenSpeakers): Result<ImportedTranscript, string> {
  if (/^\s*(?:\{|\[\s*[[\]{"])/u.test(content)) {
    const turns = parseJsonTranscript(content);
    return turns.ok ? ok({ turns: turns.value, speakers: [] }) : turns;
  }
  const given = [chosen.candidate, chosen.interviewer].filter((name) => name !== undefined);
  const isTimed = /^WEBVTT(?:\s|$)/u.test(content) || /^\s*(?:\d+\n)?\d\d:\d\d:\d\d,\d{3} --> /u.test(content);
  const labelled = isTimed ? readTimedText(content, given) : readLabelledText(content, given);
  if (!labelled.ok) return labelled;
  const speakers = assignRoles(labelled.value, chosen);
  if (!speakers.ok) return speakers;
  const turns = toTurns(labelled.value, speakers.value);
  return ok({ turns: isTimed ? joinNeighbours(turns) : turns, speakers: speakers.value });
}

function toTurns(labelled: readonly LabelledTurn[], speakers: readonly ImportedSpeaker[]): readonly TranscriptTurn[] {
  const roles = new Map(speakers.map((speaker) => [speaker.label, speaker.role]));
  return labelled.map(({ label, text, atMs }, index) => ({
    ...toTurn(index + 1, roles.get(label) ?? "interviewer", text),
    atMs,
  }));
}

function joinNeighbours(turns: readonly TranscriptTurn[]): readonly TranscriptTurn[] {
  const runs: TranscriptTurn[][] = [];
  for (const turn of turns) {
    const run = runs.at(-1);
    if (run !== undefined && run[0]?.speaker === turn.speaker) run.push(turn);
    else runs.push([turn]);
  }
  return runs.flatMap((run) =>
    run.slice(0, 1).map((first) => ({
      ...first,
      text: run
        .map((turn) => turn.text)
        .join(" ")
        .trim(),
    })),
  );
}

function countWords(turns: readonly TranscriptTurn[]): number {
  let words = 0;
  for (const turn of turns) for (const _ of turn.text.matchAll(/\S+/gu)) words += 1;
  return words;
}

const problem = (message: string) => err<TranscriptProblem>({ type: "bad-transcript", message });
