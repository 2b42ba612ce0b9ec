import type { Speaker } from "../setup/names.ts";
import { type Result, err, ok } from "../result.ts";
import type { TranscriptTurn } from "./session.ts";

/** Labels in full; where a file has one of them, the short ones below are ordinary text. */
const fullLabels: Readonly<Record<string, Speaker>> = {
  interviewer: "interviewer",
  candidate: "candidate",
  interviewee: "candidate",
};
const shortLabels: Readonly<Record<string, Speaker>> = {
  q: "interviewer",
  a: "candidate",
  "hiring manager": "interviewer",
  me: "candidate",
};

/** `Interviewer:`, `**Candidate:**`, `## Candidate`, `> Q:`, `[00:12] Interviewer (Ann):` at the start of a line. */
const labelLine =
  /^[ \t]*(?:[-*>] +)?(#{1,6} +)?(?:\[?[\d:.]{4,12}\]? *[-–]? *)?[*_]{0,3}(interviewer|candidate|interviewee|hiring manager|q|a|me)(?: *\d+)?(?: *\([^()\n]{1,60}\))?[*_]{0,3} *(:)?[*_]{0,3}[ \t]*(.*)$/iu;

interface LabelledLine {
  readonly speaker: Speaker;
  readonly isFull: boolean;
  readonly rest: string;
}

/** A label starts a turn, which runs to the next label; blank lines inside a turn belong to it. Words before the first label are left out. */
export function parseLabelled(content: string): Result<readonly TranscriptTurn[], string> {
  const lines = content.split("\n");
  const labels = lines.map(readLabel);
  const isFull = labels.some((label) => label?.isFull === true);
  const turns: { speaker: Speaker; lines: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const label = labels[index];
    if (label !== undefined && (label.isFull || !isFull)) turns.push({ speaker: label.speaker, lines: [label.rest] });
    else turns.at(-1)?.lines.push(line);
  }
  if (turns.length === 0) {
    return err("No line starts with “Interviewer:” or “Candidate:”, so nobody knows who said what.");
  }
  return ok(turns.map(({ speaker, lines: spoken }, index) => toTurn(index + 1, speaker, spoken.join("\n").trim())));
}

function readLabel(line: string): LabelledLine | undefined {
  if (line.length > 20_000 && !/^.{0,40}:/u.test(line)) return undefined;
  const match = labelLine.exec(line);
  if (match === null) return undefined;
  const [, heading, name = "", colon, rest = ""] = match;
  if (colon === undefined && (heading === undefined || rest !== "")) return undefined;
  const label = name.toLowerCase();
  const speaker = fullLabels[label] ?? shortLabels[label];
  return speaker === undefined ? undefined : { speaker, isFull: label in fullLabels, rest };
}

export const toTurn = (n: number, speaker: Speaker, text: string): TranscriptTurn => ({
  n,
  speaker,
  text,
  atMs: null,
  move: null,
});

/** The speaker that a name stands for: "Interviewer", "Q", "Candidate (Ann)". */
export function speakerOf(name: string): Speaker | undefined {
  const label = name
    .toLowerCase()
    .replace(/\([^()]*\)/u, "")
    .replace(/\d+$/u, "")
    .trim();
  return fullLabels[label] ?? shortLabels[label];
}
