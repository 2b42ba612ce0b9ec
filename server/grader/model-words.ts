import type { NameSwap } from "#core/interview/voice/names-out.ts";
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

/** What was said, one sentence a line: the candidate's under their ids, without what was withheld. Empty where nothing can be quoted. */
export function talkLines({ turns, replies }: Conversation, names: NameSwap): string {
  const replyByTurn = new Map(replies.map((reply) => [reply.turn, reply]));
  let hasEvidence = false;
  const lines = turns.flatMap(({ n, speaker, text }) => {
    if (speaker === "interviewer") return [`Interviewer: ${oneLine(names.replace(text))}`];
    const reply = replyByTurn.get(n);
    if (reply === undefined || reply.isTrivial) return [];
    const segments = reply.segments.filter(({ withheld }) => withheld === null);
    hasEvidence ||= segments.length > 0;
    return segments.map((segment) => `[${segment.id}] Candidate: ${oneLine(names.replace(segment.text))}`);
  });
  return hasEvidence ? lines.join("\n") : "";
}

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
