import { type Result, err, ok } from "../result.ts";
import { parseJsonTranscript } from "./json-transcript.ts";
import { parseLabelled } from "./labelled-text.ts";
import type { TranscriptTurn } from "./session.ts";
import { parseTimedCues } from "./timed-text.ts";

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

/**
 * Reads a transcript from anywhere: labelled text or Markdown, WebVTT, SRT, our JSON. The form is told from the content.
 * Turns are numbered from 1; empty ones are left out.
 */
export function parseTranscript(text: string): Result<readonly TranscriptTurn[], TranscriptProblem> {
  const content = text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  if (content.trim() === "") return problem("The file is empty.");
  if (/[^\P{Cc}\t\n\v\f]/u.test(content)) return problem("The file is not text.");
  const turns = parseByForm(content);
  if (!turns.ok) return problem(turns.error);
  const spoken = turns.value
    .filter((turn) => turn.text.trim() !== "")
    .map((turn, index) => ({ ...turn, n: index + 1 }));
  if (spoken.length === 0) return problem("The transcript holds no spoken words.");
  if (spoken.length > mostTurns) return problem(`The transcript has more than ${mostTurns} turns.`);
  if (countWords(spoken) > mostWords) return problem(`The transcript has more than ${mostWords} words.`);
  return ok(spoken);
}

function parseByForm(content: string): Result<readonly TranscriptTurn[], string> {
  if (/^\s*[[{]/u.test(content)) return parseJsonTranscript(content);
  if (/^WEBVTT(?:\s|$)/u.test(content) || /^\s*(?:\d+\n)?\d\d:\d\d:\d\d,\d{3} --> /u.test(content)) {
    return parseTimedCues(content);
  }
  return parseLabelled(content);
}

function countWords(turns: readonly TranscriptTurn[]): number {
  let words = 0;
  for (const turn of turns) for (const _ of turn.text.matchAll(/\S+/gu)) words += 1;
  return words;
}

const problem = (message: string) => err<TranscriptProblem>({ type: "bad-transcript", message });
