import { commandOf } from "../reading/intent.ts";
import type { Ear } from "../reading/hear.ts";
import { isTrivial } from "../reading/screen.ts";
import type { TranscriptReader } from "../reading/reader.ts";
import { allChecklists } from "../setup/checklists.ts";
import type { Pack, Probe } from "../setup/pack.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import type { OpenProbe } from "./report.ts";

/** What a report needs of a reader. */
export type ReportReader = Pick<Ear, "pack" | "met" | "indicators" | "items"> & Pick<TranscriptReader, "sentences">;

/**
 * Follow-ups for an axis, and questions, that nothing which was said settles, in order. A follow-up is settled by the part of the
 * list that it was for, by words that its `met` cues know, or by evidence for its axis in the replies up to the next question; a
 * question by any reply of some length. Imported transcripts have no moves, so none.
 */
export function* openProbesOf(turns: readonly TranscriptTurn[], reader: ReportReader): Generator<OpenProbe> {
  for (const turn of turns) {
    const { move, n, text } = turn;
    if (move === null || move.questionId === null || (move.type !== "probe" && move.type !== "ask")) continue;
    const axis = move.type === "probe" ? move.axis : (axesOf(turn, reader.pack)[0] ?? null);
    if (axis === null) continue;
    const replies = repliesTo(turn, turns);
    const isSettled =
      move.type === "ask"
        ? replies.some((reply) => isSubstantial(reply, reader))
        : replies.some((reply) => settles(reply, turn, reader));
    if (isSettled) continue;
    const probe = move.type === "probe" ? probeOf(turn, reader.pack) : undefined;
    yield {
      questionId: move.questionId,
      axis,
      turn: n,
      text: probe?.text ?? questionIn(text),
      why: whyOpen(replies, reader),
    };
  }
}

const axesOf = ({ move }: TranscriptTurn, pack: Pack) =>
  move?.axes ?? pack.questions.find(({ id }) => id === move?.questionId)?.axes ?? [];

function repliesTo({ n }: TranscriptTurn, turns: readonly TranscriptTurn[]): readonly TranscriptTurn[] {
  const next = turns.find((turn) => turn.n > n && ["ask", "probe", "invite", "close"].includes(turn.move?.type ?? ""));
  return turns.filter((turn) => turn.speaker === "candidate" && turn.n > n && turn.n < (next?.n ?? Infinity));
}

const isSubstantial = ({ text }: TranscriptTurn, reader: ReportReader): boolean =>
  commandOf(text) === null && !isTrivial(reader.sentences(text));

function settles(reply: TranscriptTurn, asked: TranscriptTurn, reader: ReportReader): boolean {
  const { move } = asked;
  if (move?.questionId == null) return false;
  const { pack } = reader;
  const probe = probeOf(asked, pack);
  const context = { interviewerText: asked.text, isStory: isStory(move.questionId, pack) };
  const items = itemsOf(move.item, probe, pack);
  const lists = [...new Set(items.map((item) => item.slice(0, item.indexOf("/"))))];
  return (
    (items.length > 0 && reader.items(reply.text, lists, context).some(({ id }) => items.includes(id))) ||
    (probe !== undefined && reader.met(reply.text, move.questionId).has(probe.id)) ||
    reader.indicators(reply.text, context).some(({ axis }) => axis === move.axis)
  );
}

const isStory = (questionId: string, pack: Pack): boolean =>
  pack.questions.find(({ id }) => id === questionId)?.kind === "story";

/** The pack's probe behind a turn, by its id or by its words; it may be gone from the pack. */
function probeOf({ move, text }: TranscriptTurn, pack: Pack): Probe | undefined {
  const probes = [...pack.probes, ...pack.questions.flatMap((question) => question.probes)];
  return probes.find(({ id }) => id === move?.sourceId) ?? probes.find((probe) => text.endsWith(probe.text));
}

/** The items (`checklist/item`) that a probe gave room for; a probe names its item without the list. */
const itemsOf = (asked: string | undefined, probe: Probe | undefined, pack: Pack): readonly string[] => [
  ...(asked === undefined ? [] : [asked]),
  ...allChecklists(pack).flatMap(({ id, items }) =>
    items.some((item) => item.id === probe?.item) ? [`${id}/${probe?.item}`] : [],
  ),
];

function whyOpen(replies: readonly TranscriptTurn[], reader: ReportReader): NonNullable<OpenProbe["why"]> {
  if (replies.some((reply) => isSubstantial(reply, reader))) return "not-found";
  return replies.every(({ text }) => text.trim() === "" || commandOf(text) === "skip") ? "no-reply" : "empty";
}

/** What was asked in words that the pack no longer has: from the first sentence that ends in a question mark on. */
function questionIn(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+/u);
  const first = sentences.findIndex((sentence) => sentence.endsWith("?"));
  return first === -1 ? text : sentences.slice(first).join(" ");
}
