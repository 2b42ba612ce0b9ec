import type { TranscriptReader } from "../reading/reader.ts";
import { allChecklists } from "../setup/checklists.ts";
import type { Conversation, Reply } from "./conversation.ts";
import type { IntegrityNote } from "./grade.ts";

const textByReason = {
  "aimed-at-grader": "Words that speak to the grader were withheld from grading; they moved nothing.",
  markup: "Role or markup tokens were withheld from grading; they moved nothing.",
  encoded: "An encoded or unreadable stretch was withheld from grading; it moved nothing.",
} as const;

/** What was found odd in the candidate's turns, and what was done about it: one note per turn and kind. */
export const integrityNotes = (conversation: Conversation, reader: TranscriptReader): readonly IntegrityNote[] =>
  conversation.replies.flatMap((reply) => notesOf(reply, reader));

function notesOf(reply: Reply, reader: TranscriptReader): readonly IntegrityNote[] {
  const { turn } = reply;
  const reasons = new Set(reply.segments.flatMap((segment) => (segment.withheld === null ? [] : [segment.withheld])));
  const notes: IntegrityNote[] = [...reasons].map((type) => ({ type, turn, text: textByReason[type] }));
  if (reply.isTrivial && reply.prompts.some((prompt) => prompt.text.includes("?"))) {
    notes.push({ type: "trivial", turn, text: "Too few words to hold evidence; nothing was taken from this reply." });
  }
  if (hasIdleList(reply, reader)) {
    notes.push({
      type: "stuffed",
      turn,
      text: "A heap or list of terms says nothing of any of them; it earned no credit.",
    });
  }
  if (isEcho(reply, reader)) {
    notes.push({
      type: "interviewer-words",
      turn,
      text: "Most of this reply repeats the interviewer's words, which weigh nothing.",
    });
  }
  return notes;
}

/** A heap or list from which nothing was taken: neither for an axis or lens, nor for a checklist. */
function hasIdleList({ canonical: { text }, context }: Reply, reader: TranscriptReader): boolean {
  const stuffed = reader.signals(text).filter((sentence) => sentence.isStuffed);
  if (stuffed.length === 0) return false;
  const evident = new Set([...reader.evidence(text, context), ...reader.lensEvidence(text, context)].map(startOf));
  const rest = stuffed.filter(({ start }) => !evident.has(start));
  if (rest.length === 0) return false;
  const lists = allChecklists(reader.pack).map(({ id }) => id);
  const listed = new Set(reader.items(text, lists, context).map(startOf));
  return rest.some(({ start }) => !listed.has(start));
}

const startOf = ({ start }: { readonly start: number }): number => start;

/** Eight words and more, two thirds of whose runs of three are the interviewer's. */
function isEcho(reply: Reply, reader: TranscriptReader): boolean {
  const own = runsOf(reader, reply.canonical.text);
  if (own.length < 6) return false;
  const theirs = new Set(runsOf(reader, reply.context.interviewerText));
  return own.filter((run) => theirs.has(run)).length * 3 >= own.length * 2;
}

function runsOf(reader: TranscriptReader, text: string): readonly string[] {
  const words = reader
    .sentences(text)
    .flatMap((sentence) =>
      sentence.tokens.filter((token) => /[\p{L}\p{N}]/u.test(token.text)).map((token) => token.normal),
    );
  return words.slice(2).map((last, index) => `${words[index]} ${words[index + 1]} ${last}`);
}
