import { type Result, err, ok } from "../result.ts";
import { type PossibleLabel, keyOf, kindOf, labelsOf } from "./labels.ts";
import type { LabelledTurn } from "./speaker-roles.ts";

const timing = /^(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})\s+-->/u;
const namedLine = /^(?:<v(?:\.[^\s>]*)?\s+([^>]{1,80})>|([\p{L}][\p{L}\p{N} ()._'’-]{0,60}):\s+)(.*)$/u;

interface CueLine {
  readonly atMs: number;
  readonly text: string;
  readonly label: PossibleLabel | undefined;
}

/**
 * WebVTT and SRT, one turn a cue line. A cue names its speaker by `<v Name>` or `Name:`; a cue without a name goes on with
 * the speaker before it. The time of a turn is that of its first cue.
 */
export function readTimedText(content: string, given: readonly string[]): Result<readonly LabelledTurn[], string> {
  const lines = cueLines(content);
  const labels = labelsOf(
    lines.map((line) => line.label),
    given,
  );
  const turns: { label: string; atMs: number; parts: string[] }[] = [];
  for (const { atMs, text, label: possible } of lines) {
    const label = possible && labels.get(keyOf(possible));
    if (possible !== undefined && label !== undefined) turns.push({ label, atMs, parts: [withoutTags(possible.rest)] });
    else turns.at(-1)?.parts.push(withoutTags(text));
  }
  if (turns.length === 0)
    return err("No cue names a speaker: “Interviewer:” or “Candidate:”, or their names, are needed.");
  return ok(turns.map(({ label, atMs, parts }) => ({ label, atMs, text: parts.join(" ") })));
}

function cueLines(content: string): readonly CueLine[] {
  return content.split(/\n[^\S\n]*\n/u).flatMap((block) => {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => timing.test(line));
    if (at === -1) return [];
    const atMs = timeOf(lines[at] ?? "");
    return lines.slice(at + 1).map((text) => ({ atMs, text, label: readLabel(text) }));
  });
}

function readLabel(line: string): PossibleLabel | undefined {
  const [, tag, name, rest = ""] = namedLine.exec(line.trim()) ?? [];
  if (tag !== undefined) {
    const label = tag.trim();
    return { label, kind: kindOf(label) === "full" ? "full" : "tag", rest };
  }
  const kind = kindOf(name ?? "");
  return name === undefined || kind === undefined ? undefined : { label: name, kind, rest };
}

const withoutTags = (text: string): string =>
  text
    .replace(/<[^<>\n]{1,80}>/gu, "")
    .replace(/&lt;/gu, "<")
    .replace(/&gt;/gu, ">")
    .replace(/&nbsp;/gu, " ")
    .replace(/&amp;/gu, "&")
    .trim();

function timeOf(line: string): number {
  const [, hours = "0", minutes = "0", seconds = "0", milliseconds = "0"] = timing.exec(line) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(milliseconds);
}
