import type { TranscriptReader } from "../reading/reader.ts";
import type { SentenceSignals, Sign } from "../reading/signals.ts";
import type { RedFlagId } from "../setup/names.ts";
import type { RedFlag } from "../setup/pack.ts";
import { type Conversation, type Reply, answeredTurns, isAskedFor, opportunityTurns } from "./conversation.ts";
import type { AxisGrade, Quote, RedFlagGrade } from "./grade.ts";

/** A sentence of the candidate with what it is made of. */
interface Said extends SentenceSignals {
  readonly reply: Reply;
  readonly likeFlags: ReadonlySet<RedFlagId>;
}

const mostQuotes = 3;

/**
 * The pack's red flags. A flag that can be said counts with quotes only; a flag of absence only where there was room for
 * the opposite and no evidence of its axis was found.
 */
export function gradeFlags(
  conversation: Conversation,
  reader: TranscriptReader,
  axes: readonly AxisGrade[],
): readonly RedFlagGrade[] {
  const said = conversation.replies.filter((reply) => !reply.isTrivial).flatMap((reply) => readReply(reply, reader));
  const isSilent = conversation.words < reader.pack.minimumWords;
  return reader.pack.redFlags.map((flag) => {
    const { id, title, text } = flag;
    const base = { id, title, text, quotes: [], opportunityTurns: [] };
    if (flag.kind === "absence") return { ...base, ...gradeAbsence(flag, conversation, axes, isSilent, reader) };
    if (isSilent || (id === "tools-first" && conversation.isForeign)) return { ...base, verdict: "not-probed" };
    const quotes = saidFlag(id, said, conversation).slice(0, mostQuotes).map(toQuote(conversation));
    return { ...base, quotes, verdict: quotes.length > 0 ? "present" : "absent" };
  });
}

function gradeAbsence(
  flag: RedFlag,
  conversation: Conversation,
  axes: readonly AxisGrade[],
  isSilent: boolean,
  reader: TranscriptReader,
): Pick<RedFlagGrade, "verdict" | "opportunityTurns"> {
  const axis = axes.find((one) => one.id === flag.axis);
  const turns = flag.axis === undefined ? [] : opportunityTurns(conversation, flag.axis);
  const isAnswered = flag.axis !== undefined && answeredTurns(conversation, flag.axis).length > 0;
  if (isAnswered || axis?.indicators.some((indicator) => indicator.verdict !== "no") === true)
    return { verdict: "absent", opportunityTurns: [] };
  if (isSilent || turns.length === 0 || axis?.status !== "graded")
    return { verdict: "not-probed", opportunityTurns: [] };
  if (isMentioned(axis.id, conversation, reader)) return { verdict: "absent", opportunityTurns: [] };
  return { verdict: "present", opportunityTurns: [...turns] };
}

/** What was named, if only in a list, was not left out. */
const isMentioned = (axis: AxisGrade["id"], { replies }: Conversation, reader: TranscriptReader): boolean =>
  replies.some(
    (reply) => !reply.isTrivial && !reply.hasWithheld && reader.mentions(reply.canonical.text, reply.context).has(axis),
  );

function readReply(reply: Reply, reader: TranscriptReader): readonly Said[] {
  const likeFlags = reader.flagLikeness(reply.canonical.text);
  return reader.signals(reply.canonical.text).flatMap((signals, index) => {
    const isWithheld = reply.segments[index]?.withheld !== null;
    return isWithheld ? [] : [{ ...signals, reply, likeFlags: likeFlags[index] ?? new Set() }];
  });
}

function saidFlag(id: RedFlagId, said: readonly Said[], conversation: Conversation): readonly Said[] {
  switch (id) {
    case "tools-first":
      return toolsFirst(said);
    case "vague-ownership":
      return vagueOwnership(said, isAskedFor(conversation, "ownership"));
    case "hero-narrative":
      return heroNarrative(said);
    case "no-cost-awareness":
    case "no-evolution-path":
      return [];
  }
}

const byAnswer = (said: readonly Said[]): readonly (readonly Said[])[] => [
  ...Map.groupBy(said, (sentence) => sentence.reply.answer).values(),
];

/** Product names, dense and without a reason or an outcome near them, in one answer. */
function toolsFirst(said: readonly Said[]): readonly Said[] {
  return byAnswer(ungrounded(said)).flatMap((answer) => {
    const bare = answer.filter(
      (sentence, index) => sentence.tools > 0 && !isCatchwords(sentence) && !isReasoned(sentence, answer[index + 1]),
    );
    const bareTools = bare.reduce((sum, sentence) => sum + sentence.tools, 0);
    const allTools = answer.reduce((sum, sentence) => sum + sentence.tools, 0);
    const isDense = bare.some((sentence) => sentence.tools >= 3) || (bare.length >= 3 && bareTools >= 4);
    return isDense && bareTools * 2 > allTools ? bare.toSorted((a, b) => b.tools - a.tools) : [];
  });
}

/** Without what a reply tells up to a sentence that says, in figures, what hung on the choice. Fashion is no reason. */
const ungrounded = (said: readonly Said[]): readonly Said[] =>
  [...Map.groupBy(said, (sentence) => sentence.reply).values()].flatMap((reply) =>
    reply.slice(reply.findLastIndex(tellsOutcome) + 1),
  );

const tellsOutcome = (sentence: Said): boolean =>
  sentence.tools <= 1 &&
  has(sentence, "number") &&
  !has(sentence, "fashion") &&
  (has(sentence, "reason") || has(sentence, "result") || has(sentence, "we"));

/** A heap of catchwords with a few products among them is no tour of products: it earns nothing, and that is all. */
const isCatchwords = ({ isStuffed, tools, words }: Said): boolean => isStuffed && tools * mostWordsPerTool < words;
const mostWordsPerTool = 4;

/** One reason covers two products; it may stand in the sentence behind them. */
function isReasoned(sentence: Said, next: Said | undefined): boolean {
  const isSupported = sentence.signs.has("reason") || sentence.signs.has("number");
  const isExplained = next !== undefined && next.tools === 0 && (next.signs.has("reason") || next.signs.has("number"));
  return sentence.tools <= 2 ? isSupported || isExplained : isSupported && isExplained;
}

/**
 * "We" and "it was decided", and in the whole interview no decision of one's own and no owner with a name or a role. Where
 * nobody asked who, a "we" in passing says little: then it must be every other sentence.
 */
function vagueOwnership(said: readonly Said[], isAsked: boolean): readonly Said[] {
  if (said.some((sentence) => has(sentence, "did") || has(sentence, "decision") || has(sentence, "owner"))) return [];
  const alike = said.filter((sentence) => sentence.likeFlags.has("vague-ownership"));
  const faceless = said.filter((sentence) => has(sentence, "we") || has(sentence, "passive"));
  const isTold = faceless.length >= fewestFaceless && (isAsked || faceless.length * 2 >= said.length);
  return alike.length > 0 || isTold ? [...alike, ...faceless.filter((one) => !alike.includes(one))] : [];
}
const fewestFaceless = 3;

/**
 * A rescue by "I", and afterwards in that answer nothing that lasts and nobody else who acts. Who stays the one to be called
 * has changed nothing, whatever stands beside it.
 */
function heroNarrative(said: readonly Said[]): readonly Said[] {
  return byAnswer(said).flatMap((answer) => {
    const rescues = answer.filter((sentence) => has(sentence, "rescue") || sentence.likeFlags.has("hero-narrative"));
    const reliedOn = answer.filter((sentence) => has(sentence, "relied-on"));
    const deed = answer.findIndex((sentence) => has(sentence, "did") || rescues.includes(sentence));
    if (deed === -1 || rescues.length + reliedOn.length === 0) return [];
    const later = answer.slice(rescues[0] === undefined ? deed + 1 : answer.indexOf(rescues[0]));
    const isMended = later.some(
      (sentence) => !has(sentence, "relied-on") && (has(sentence, "lasting") || has(sentence, "others")),
    );
    return isMended ? [] : [...rescues, ...reliedOn.filter((one) => !rescues.includes(one))];
  });
}

const has = (sentence: Said, sign: Sign): boolean => sentence.signs.has(sign);

const toQuote =
  (conversation: Conversation) =>
  ({ reply, start, end }: Said): Quote => {
    const [from, to] = reply.canonical.toOriginal(start, end);
    return {
      turn: reply.turn,
      start: from,
      end: to,
      text: (conversation.turns[reply.turn - 1]?.text ?? "").slice(from, to),
    };
  };
