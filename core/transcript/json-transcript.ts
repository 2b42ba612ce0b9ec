import * as z from "zod/mini";
import { AxisId, MoveType, ProbeKind, Speaker } from "../setup/names.ts";
import { type Result, err, ok } from "../result.ts";
import { Move, type TranscriptTurn } from "./session.ts";

const deepest = 32;
const mostValues = 200_000;

/** `move` is a whole move (our exports) or its type alone, with the rest beside it (`simulate --json`). */
const JsonTurn = z.object({
  speaker: Speaker,
  text: z.string(),
  atMs: z.optional(z.nullable(z.number())),
  move: z.optional(z.nullable(z.union([Move, MoveType]))),
  kind: z.optional(z.nullable(ProbeKind)),
  reason: z.optional(z.nullable(z.string())),
  questionId: z.optional(z.nullable(z.string())),
  axis: z.optional(z.nullable(AxisId)),
});
type JsonTurn = z.infer<typeof JsonTurn>;
const JsonTranscript = z.object({ turns: z.array(JsonTurn) });

/** Our own JSON: `{ "turns": [{ "speaker", "text", … }] }`. Depth and size are measured before anything is parsed. */
export function parseJsonTranscript(content: string): Result<readonly TranscriptTurn[], string> {
  if (!isModest(content)) return err(`The JSON is nested deeper than ${deepest} levels or holds too many values.`);
  const value = parseJson(content);
  if (!value.ok) return value;
  const parsed = JsonTranscript.safeParse(value.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue === undefined || issue.path.length === 0 ? "" : ` (at ${issue.path.join(".")})`;
    return err(`The JSON is no transcript: it needs "turns" with "speaker" and "text"${place}.`);
  }
  return ok(parsed.data.turns.map(toTranscriptTurn));
}

function parseJson(content: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(content));
  } catch {
    return err("The file looks like JSON, but it is cut off or broken.");
  }
}

const toTranscriptTurn = (turn: JsonTurn, index: number): TranscriptTurn => ({
  n: index + 1,
  speaker: turn.speaker,
  text: turn.text,
  atMs: turn.atMs ?? null,
  move: moveOf(turn),
});

function moveOf(turn: JsonTurn): Move | null {
  if (turn.move === undefined || turn.move === null) return null;
  if (typeof turn.move !== "string") return turn.move;
  return {
    type: turn.move,
    kind: turn.kind ?? null,
    reason: turn.reason ?? "",
    questionId: turn.questionId ?? null,
    axis: turn.axis ?? null,
    sourceId: null,
  };
}

/** Walks the characters once, without recursion: nesting and number of values stay within bounds. */
function isModest(content: string): boolean {
  let depth = 0;
  let values = 0;
  let isInString = false;
  for (let index = 0; index < content.length; index += 1) {
    const character = content[index];
    if (isInString) {
      if (character === "\\") index += 1;
      else if (character === '"') isInString = false;
      continue;
    }
    if (character === '"') isInString = true;
    if (character === "{" || character === "[") depth += 1;
    if (character === "}" || character === "]") depth -= 1;
    if (character === "," || character === "{" || character === "[") values += 1;
    if (depth > deepest || values > mostValues) return false;
  }
  return true;
}
