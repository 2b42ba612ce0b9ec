import type { NameSwap } from "#core/interview/voice/names-out.ts";
import { estimateTokens } from "#core/interview/voice/tokens.ts";
import type { Conversation } from "#core/grading/conversation.ts";
import type { Indicator } from "#core/setup/pack.ts";

/** What the model copied out of a line, and for or against which point. */
export interface Passage {
  readonly segment: string;
  readonly quote: string;
  readonly indicator: string;
  readonly polarity: "for" | "against";
}

/** A question about the candidate's words, with the passages that speak to it. */
export interface Point {
  readonly id: string;
  readonly text: string;
  readonly passages: readonly Passage[];
}

/** What was said, the lines of each turn: the candidate's, one sentence each, under their ids, without what was withheld. Empty where nothing can be quoted. */
export function talkLines({ turns, replies }: Conversation, names: NameSwap): readonly (readonly string[])[] {
  const replyByTurn = new Map(replies.map((reply) => [reply.turn, reply]));
  let hasEvidence = false;
  const lines = turns.map(({ n, speaker, text }) => {
    if (speaker === "interviewer") return [`Interviewer: ${oneLine(names.replace(text))}`];
    const reply = replyByTurn.get(n);
    if (reply === undefined || reply.isTrivial) return [];
    const segments = reply.segments.filter(({ withheld }) => withheld === null);
    hasEvidence ||= segments.length > 0;
    return segments.map((segment) => `[${segment.id}] Candidate: ${oneLine(names.replace(segment.text))}`);
  });
  return hasEvidence ? lines.filter((turn) => turn.length > 0) : [];
}

/** As few parts as hold it. A part begins with the turn before its first, where that fits: an answer is read with its question. */
export function splitTalk(turns: readonly (readonly string[])[], mostTokens: number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let before = "";
  for (const turn of turns.flatMap((lines) => piecesOf(lines, mostTokens))) {
    const joined = joinLines([part, turn]);
    if (part === "" || estimateTokens(joined) <= mostTokens) part = joined;
    else {
      parts.push(part);
      const withBefore = joinLines([before, turn]);
      part = estimateTokens(withBefore) <= mostTokens ? withBefore : turn;
    }
    before = turn;
  }
  return part === "" ? parts : [...parts, part];
}

/** A turn that is too long by itself, by its lines. */
function piecesOf(lines: readonly string[], mostTokens: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const line of lines) {
    const joined = joinLines([piece, line]);
    const isFull = piece !== "" && estimateTokens(joined) > mostTokens;
    if (isFull) pieces.push(piece);
    piece = isFull ? line : joined;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

const joinLines = (lines: readonly string[]): string => lines.filter((line) => line !== "").join("\n");

export const indicatorLines = (indicators: readonly Indicator[]): string =>
  indicators.map(({ id, text }) => `- ${id}: ${text}`).join("\n");

export const pointLines = (points: readonly Point[], names: NameSwap): string =>
  points
    .map(({ id, text, passages }) =>
      [
        `${id}: ${text}`,
        ...passages.map(({ quote, polarity }) => `- ${polarity}: ${JSON.stringify(oneLine(names.replace(quote)))}`),
      ].join("\n"),
    )
    .join("\n\n");

/** A line break inside a turn could look like the next speaker's line. */
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();
