import { type Result, err, ok } from "../result.ts";
import type { Speaker } from "../setup/names.ts";
import { type PossibleLabel, keyOf, kindOf, labelsOf } from "./labels.ts";
import type { TranscriptTurn } from "./session.ts";
import type { LabelledTurn } from "./speaker-roles.ts";

/** `Interviewer:`, `**Candidate:**`, `## Candidate`, `> Q:`, `[00:12] Interviewer (Ann):` at the start of a line. */
const roleLine =
  /^[ \t]*(?:[-*>] +)?(#{1,6} +)?(?:\[?[\d:.]{4,12}\]? *[-–]? *)?[*_]{0,3}(interviewer|candidate|interviewee|hiring manager|q|a|me)(?: *\d+)?(?: *\([^()\n]{1,60}\))?[*_]{0,3} *(:)?[*_]{0,3}[ \t]*/iu;
/** `Ann Lee:`, `**Ann:**`, `[00:12] Ann:`, `Ann (00:12):`; and the line `Ann Lee  00:12`, which stands above the words. */
const nameLine =
  /^[ \t]*(?:[-*>] +)?(?:#{1,6} +)?(?:[[(]?[\d:.]{4,12}[\])]? *[-–]? *)?[*_]{0,3}(\p{Lu}[\p{L}\p{N}.'’_ -]{0,60}?)[*_]{0,3}(?:(?: *\([^()\n]{1,60}\))?[*_]{0,3} *:(?!\S*\/\/)[*_]{0,3}[ \t]*|[ \t]+[[(]?\d{1,2}(?::\d\d){1,2}[\])]?[ \t]*$)/u;
/** No label is longer; the rest of a line is not looked at. */
const longestLabel = 160;

/** A label starts a turn, which runs to the next label; blank lines inside a turn belong to it. Words before the first label are left out. */
export function readLabelledText(content: string, given: readonly string[]): Result<readonly LabelledTurn[], string> {
  const lines = content.split("\n");
  const found = lines.map(readLabel);
  const labels = labelsOf(found, given);
  const turns: { label: string; lines: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const possible = found[index];
    const label = possible && labels.get(keyOf(possible));
    if (possible !== undefined && label !== undefined) turns.push({ label, lines: [possible.rest] });
    else turns.at(-1)?.lines.push(line);
  }
  if (turns.length === 0) {
    return err(
      "No line starts with “Interviewer:” or “Candidate:”, or with a name that comes again, so nobody knows who said what.",
    );
  }
  return ok(turns.map(({ label, lines: spoken }) => ({ label, text: spoken.join("\n").trim(), atMs: null })));
}

function readLabel(line: string): PossibleLabel | undefined {
  const start = line.slice(0, longestLabel);
  return readRole(start, line) ?? readName(start, line);
}

function readRole(start: string, line: string): PossibleLabel | undefined {
  const match = roleLine.exec(start);
  if (match === null) return undefined;
  const [whole, heading, label = "", colon] = match;
  const rest = line.slice(whole.length);
  if (colon === undefined && (heading === undefined || rest !== "")) return undefined;
  const kind = kindOf(label);
  return kind === undefined ? undefined : { label, kind, rest };
}

function readName(start: string, line: string): PossibleLabel | undefined {
  const [whole = "", name = ""] = nameLine.exec(start) ?? [];
  const label = name.trim().replace(/ +/gu, " ");
  const kind = kindOf(label);
  return kind === undefined ? undefined : { label, kind, rest: line.slice(whole.length) };
}

export const toTurn = (n: number, speaker: Speaker, text: string): TranscriptTurn => ({
  n,
  speaker,
  text,
  atMs: null,
  move: null,
});
