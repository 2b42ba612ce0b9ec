import { asksInterviewer } from "../reading/intent.ts";
import type { TranscriptReader } from "../reading/reader.ts";
import { checklistsById, formatChecklists, itemIdOf } from "../setup/checklists.ts";
import type { FormatId } from "../setup/names.ts";
import type { Checklist, Pack } from "../setup/pack.ts";
import { capEvidence } from "./caps.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { type Evidence, verifyProposal } from "./evidence.ts";
import type { ChecklistGrade, Quote } from "./grade.ts";

/** A checklist, and the answers that are held against it: those to its question, or all of them. */
interface HeldList {
  readonly checklist: Checklist;
  readonly answers: ReadonlySet<number> | null;
}

/**
 * The checklists of the format and of the questions asked, each item with the candidate's sentences that come to it.
 * An imported transcript has no format: it is held against the lists of the questions that are recognised in it, and of
 * the formats that are made of such a question; with none recognised, against none.
 */
export function gradeChecklists(
  conversation: Conversation,
  reader: TranscriptReader,
  format?: FormatId,
): readonly ChecklistGrade[] {
  const held = heldLists(conversation, reader.pack, format);
  const evidence = held.length === 0 ? [] : evidenceFor(held, withQuestions(conversation, reader), reader);
  return held.map((list) => toGrade(list, evidence));
}

function heldLists(conversation: Conversation, pack: Pack, format: FormatId | undefined): readonly HeldList[] {
  const ofFormat = format === undefined ? [] : formatChecklists(pack, format);
  const held = new Map<string, HeldList>(
    ofFormat.map((checklist) => [checklist.id, { checklist, answers: null }] as const),
  );
  let answer = 0;
  for (const prompt of conversation.prompts) {
    if (prompt.isNewQuestion) answer += 1;
    if (prompt.questionId === null) continue;
    for (const checklist of listsOfQuestion(pack, prompt.questionId, format === undefined)) {
      const before = held.get(checklist.id);
      if (before?.answers === null) continue;
      held.set(checklist.id, { checklist, answers: new Set([...(before?.answers ?? []), answer]) });
    }
  }
  return [...held.values()];
}

function listsOfQuestion(pack: Pack, questionId: string, isImported: boolean): readonly Checklist[] {
  const own = pack.questions.find((question) => question.id === questionId)?.checklists ?? [];
  const formats = isImported ? pack.formats.filter(({ questions }) => questions?.includes(questionId)) : [];
  return checklistsById(pack, [...own, ...formats.flatMap(({ checklists }) => checklists ?? [])]);
}

/** Evidence for items (`checklist/item`), in the order of the transcript. */
function evidenceFor(
  held: readonly HeldList[],
  conversation: Conversation,
  reader: TranscriptReader,
): readonly Evidence[] {
  return conversation.replies.flatMap((reply) => {
    const ids = held
      .filter(({ answers }) => answers === null || answers.has(reply.answer))
      .map(({ checklist }) => checklist.id);
    return reply.isTrivial || ids.length === 0 ? [] : evidenceIn(reply, ids, conversation, reader);
  });
}

/** A short question to the interviewer is no evidence for an axis, yet to ask for something is to come to it. */
const withQuestions = (conversation: Conversation, reader: TranscriptReader): Conversation => ({
  ...conversation,
  replies: conversation.replies.map((reply) => {
    const isQuestion = reader.sentences(reply.canonical.text).some(({ text }) => asksInterviewer(text));
    return reply.isTrivial && isQuestion ? { ...reply, isTrivial: false } : reply;
  }),
});

function evidenceIn(
  reply: Reply,
  checklistIds: readonly string[],
  conversation: Conversation,
  reader: TranscriptReader,
): readonly Evidence[] {
  const segments = new Map(reply.segments.map((segment) => [segment.start, segment]));
  return reader.items(reply.canonical.text, checklistIds, reply.context).flatMap((found) => {
    const segment = segments.get(found.start);
    if (segment === undefined) return [];
    const proposal = { segment: segment.id, quote: segment.text, indicatorId: found.id, polarity: "shows" as const };
    const checked = verifyProposal(proposal, conversation);
    return checked.ok ? [checked.value] : [];
  });
}

function toGrade({ checklist }: HeldList, evidence: readonly Evidence[]): ChecklistGrade {
  const isOrdered = checklist.isOrdered === true;
  const items = checklist.items.map(({ id, title, text }) => {
    const own = evidence.filter((one) => one.indicatorId === itemIdOf(checklist.id, id));
    return { id, title, text, quotes: capEvidence(own).map(({ quote }) => quote) };
  });
  return { id: checklist.id, title: checklist.title, isOrdered, items, orderNotes: isOrdered ? orderNotes(items) : [] };
}

/**
 * For every item that came too early: the first of those before it in the list that came later. What was told again in its
 * place, or in one breath with an earlier item, came in order.
 */
function orderNotes(items: ChecklistGrade["items"]): string[] {
  return items.flatMap((item, index) => {
    const earlier = items.slice(0, index);
    const own = item.quotes.filter((quote) => !earlier.some(({ quotes }) => quotes.some((one) => isSame(one, quote))));
    const last = own.at(-1);
    if (last === undefined || own.length < item.quotes.length) return [];
    const late = earlier.find(({ quotes: [quote] }) => quote !== undefined && isBefore(last, quote));
    const lateTurn = late?.quotes[0]?.turn;
    if (late === undefined) return [];
    return [`“${item.title}” (turn ${last.turn}) came before “${late.title}” (turn ${lateTurn}).`];
  });
}

const isSame = (a: Quote, b: Quote): boolean => a.turn === b.turn && a.start === b.start;

const isBefore = (a: Quote, b: Quote): boolean => a.turn < b.turn || (a.turn === b.turn && a.start < b.start);
