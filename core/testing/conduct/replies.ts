import type { Heard } from "../../transcript/heard.ts";
import type { Move } from "../../transcript/session.ts";
import { leftMs, workLeftMs } from "./clock.ts";
import { listOf, personaOfRun, placeInList, sourceTexts } from "./pack-words.ts";
import { type Criterion, onTurns, onWhole, type Run, type Said } from "./run.ts";

/** What the interviewer makes of what the candidate did: each reply is met as it was meant. */
export const replyCriteria: readonly Criterion[] = [
  onTurns(
    "answers-a-question",
    "A clarifying question is answered, or sent on with an assumption.",
    wants("question"),
    (said, run) => said.move.type !== "answer" && !isSentOn(said, run) && !isOfTheClock(said, run),
  ),
  onTurns("question-never-advances", "A reply that is a question never moves the interview on.", hadQuestion, (said) =>
    ["ask", "probe", "transition"].includes(said.move.type),
  ),
  onTurns(
    "sent-on-late",
    "Nobody is sent on with an assumption before three questions were answered.",
    isSentOn,
    (said, run) =>
      run.said.filter(
        ({ n, move, question }) => n < said.n && move.type === "answer" && question?.id === said.question?.id,
      ).length < 3,
  ),
  onTurns(
    "repeats-when-asked",
    "Asked to repeat, the interviewer says the same question again.",
    wants("repeat"),
    (said, run) => !isOfTheClock(said, run) && !saysPending(said, run),
  ),
  onTurns("skips-when-asked", "A question that is skipped is left.", wants("skip"), (said) =>
    ["probe", "nudge", "redirect", "repeat", "answer", "hint"].includes(said.move.type),
  ),
  onTurns("ends-when-asked", "Who wants to end it, ends it.", wants("end"), (said) => said.move.type !== "close"),
  onTurns(
    "silence-is-met",
    "Silence gets patience, a smaller question or the next one, and no other reply.",
    wants("empty"),
    (said) => ["answer", "redirect", "repeat", "hint"].includes(said.move.type),
  ),
  onTurns(
    "nonsense-is-met",
    "Nonsense is led back, and is no answer.",
    wants("junk"),
    (said, run) => ["answer", "nudge", "repeat", "hint"].includes(said.move.type) && !isOfTheClock(said, run),
  ),
  onTurns(
    "nudge-only-in-silence",
    "Nobody is nudged who spoke.",
    (said) => said.move.type === "nudge",
    ({ reply }) => reply?.control !== "silence" && reply?.heard?.intent !== "empty",
  ),
  onTurns(
    "nudges-in-order",
    "Patience has rungs, and goes up them: in a silence, and after empty answers.",
    (said, run) => said.move.type === "nudge" && nudgesBefore(said, run).length > 0,
    (said, run) => {
      const before = nudgesBefore(said, run).at(-1);
      return before !== undefined && rungOf(said, run) < rungOf(before, run);
    },
  ),
  onTurns(
    "cuts-in-by-leave",
    "A long answer is cut in on only where the candidate agreed to it, and where it ran on.",
    isCutIn,
    ({ reply }, { setup }) => setup.redirectsRamblers !== true || reply?.heard?.runsOn !== true,
  ),
  onTurns("cuts-in-once", "Nobody is cut in on twice in one question.", isCutIn, (said, run) =>
    run.said.some((other) => other.n < said.n && other.question?.id === said.question?.id && isCutIn(other, run)),
  ),
  onTurns("offers-are-kept", "Who takes up an offer gets what was offered.", isTakenUp, (said, run, index) => {
    const offer = run.said[index - 1];
    const list = offer === undefined ? null : listOf(offer, run);
    if (isOfTheClock(said, run)) return false;
    if (list === "offerRepeat") return said.move.type !== "repeat";
    if (list === "offerNarrower") return !["probe", "last-question"].includes(said.move.type) && isStill(said, offer);
    return isStill(said, offer);
  }),
  onTurns(
    "hints-when-asked",
    "Asked for a hint, the interviewer gives one, or says that there is none.",
    (said) => said.runIndex === 0 && said.reply?.control === "hint",
    (said, run) => said.move.type !== "hint" && !isOfTheClock(said, run),
  ),
  onTurns(
    "few-redirects",
    "An answer that is none is led back once, then the interview moves.",
    isLedBack,
    (said, run) => sinceAnswer(said, run).some((other) => other.n < said.n && isLedBack(other, run)),
  ),
  onWhole("gives-up-in-time", "No question is held on to for more than six turns without an answer.", (run) => {
    const rows = run.said.map((said) => sinceAnswer(said, run).filter((turn) => !isFree(turn)).length);
    const longest = Math.max(0, ...rows);
    return longest <= 6 ? "" : `${longest} turns`;
  }),
  onWhole(
    "each-reply-heard",
    "Each reply is heard once, with the turn that follows it, and no other turn claims one.",
    (run) => {
      const wrong = run.said.find(({ runIndex, reply, heard }) => {
        const isDue = runIndex === 0 && reply !== null && reply.control === null;
        return isDue !== (heard !== null);
      });
      return wrong === undefined ? "" : `turn ${wrong.n}`;
    },
  ),
];

type Intent = Heard["intent"];

/** First turn after such a reply; a button counts as its wish. */
function wants(intent: Intent): (said: Said) => boolean {
  return ({ reply, runIndex }) =>
    runIndex === 0 &&
    reply !== null &&
    (reply.control === null ? reply.heard?.intent === intent : reply.control === intent);
}

/** Any turn of the row that follows a question. */
function hadQuestion({ reply }: Said): boolean {
  return reply?.control === null && reply.heard?.intent === "question";
}

function isSentOn(said: Said, run: Run): boolean {
  return said.move.type === "redirect" && listOf(said, run) === "assume";
}

/** A plain yes right after something was offered. */
function isTakenUp({ reply, runIndex }: Said, run: Run, index: number): boolean {
  const offer = run.said[index - 1];
  const isOffer = offer !== undefined && (listOf(offer, run) ?? "").startsWith("offer");
  return isOffer && runIndex === 0 && /^yes\b.{0,12}$/iu.test(reply?.text ?? "");
}

/** The interview stays with the same question. */
const isStill = (said: Said, before: Said | undefined): boolean =>
  said.question?.id === before?.question?.id &&
  ["probe", "nudge", "redirect", "repeat", "answer", "hint"].includes(said.move.type);

function isCutIn(said: Said, run: Run): boolean {
  return said.move.type === "redirect" && listOf(said, run) === "sharpen";
}

function isLedBack(said: Said, run: Run): boolean {
  const list = listOf(said, run);
  return said.move.type === "redirect" && (list === "redirects" || list === "saidBefore");
}

/** Moves that the clock alone may put in the place of any other. */
function isOfTheClock({ move, atMs }: Said, run: Run): boolean {
  if (move.type === "time-warning" || move.type === "last-question") return leftMs(run, atMs) <= 120_000;
  if (move.type === "invite") return workLeftMs(run, atMs) <= 0 || leftMs(run, atMs) <= 60_000;
  return move.type === "close" && leftMs(run, atMs) <= 60_000;
}

function saysPending(said: Said, run: Run): boolean {
  if (said.move.type !== "repeat") return false;
  const pending = run.said.findLast(
    ({ n, move }) => n < said.n && (["ask", "probe", "invite"].includes(move.type) || isOwnLast(move)),
  );
  const texts = pending === undefined ? [] : (sourceTexts(run, pending) ?? []);
  return texts.some((text) => said.text.includes(text)) || (pending !== undefined && said.text.includes(pending.text));
}

const isOwnLast = (move: Move): boolean => move.type === "last-question" && move.questionId === null;

/** Turns on the same question since its last real answer, up to and with this one. */
function sinceAnswer(said: Said, run: Run): readonly Said[] {
  const upTo = run.said.filter(({ n, question }) => n <= said.n && question?.id === said.question?.id);
  const last = upTo.findLastIndex(({ heard }) => heard?.intent === "answer" && !heard.isRepeat);
  return upTo.slice(Math.max(0, last));
}

/** Earlier nudges on the same question of the same kind: into a silence, or after an empty answer. */
const nudgesBefore = (said: Said, run: Run): readonly Said[] =>
  sinceAnswer(said, run).filter(
    ({ n, move, reply }) => n < said.n && move.type === "nudge" && reply?.control === said.reply?.control,
  );

const silenceLists = ["nudges", "offerRepeat", "offerNarrower", "offerSkip"];

/** Each third of the first list is a rung, then each further list. */
function rungOf({ move }: Said, run: Run): number {
  const place = placeInList(personaOfRun(run), move.sourceId);
  if (place === null) return 0;
  const list = silenceLists.indexOf(place.list);
  return list > 0 ? list + 2 : Math.floor(((place.number - 1) * 3) / place.count);
}

/** Clarifications, repeats and hints cost nothing; what the clock says, or is said into a silence, does not hold on. */
const isFree = ({ move, reply }: Said): boolean =>
  ["answer", "repeat", "hint", "time-warning", "last-question", "close", "invite", "open", "transition"].includes(
    move.type,
  ) || reply?.control === "silence";
