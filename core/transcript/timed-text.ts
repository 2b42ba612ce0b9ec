import type { Speaker } from "../setup/names.ts";
import { type Result, err, ok } from "../result.ts";
import { speakerOf, toTurn } from "./labelled-text.ts";
import type { TranscriptTurn } from "./session.ts";

const timing = /^(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})\s+-->/u;
const namedLine = /^(?:<v(?:\.[^\s>]*)?\s+([^>]{1,80})>|([\p{L}][\p{L}\p{N} ()._-]{0,60}):\s+)(.*)$/u;

/**
 * WebVTT and SRT. A cue names its speaker by `<v Name>` or `Name:`; a cue without a name goes on with the speaker
 * before it. Neighbouring cues of one speaker are one turn; its time is that of its first cue.
 */
export function parseTimedCues(content: string): Result<readonly TranscriptTurn[], string> {
  const turns: { speaker: Speaker; atMs: number; parts: string[] }[] = [];
  for (const block of content.split(/\n[^\S\n]*\n/u)) {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => timing.test(line));
    if (at === -1) continue;
    for (const line of lines.slice(at + 1)) {
      const { speaker, text } = readLine(line);
      const last = turns.at(-1);
      if (speaker !== undefined && speaker !== last?.speaker)
        turns.push({ speaker, atMs: timeOf(lines[at] ?? ""), parts: [text] });
      else last?.parts.push(text);
    }
  }
  if (turns.length === 0) return err("No cue names a speaker: “Interviewer:” or “Candidate:” is needed.");
  return ok(
    turns.map(({ speaker, atMs, parts }, index) => ({ ...toTurn(index + 1, speaker, parts.join(" ").trim()), atMs })),
  );
}

function readLine(line: string): { speaker: Speaker | undefined; text: string } {
  const match = namedLine.exec(line.trim());
  const speaker = match === null ? undefined : speakerOf(match[1] ?? match[2] ?? "");
  const text = speaker === undefined ? line : (match?.[3] ?? "");
  return { speaker, text: withoutTags(text) };
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
