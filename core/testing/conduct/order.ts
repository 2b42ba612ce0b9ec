import { moveTypes, probeKinds } from "../../setup/names.ts";
import { listOf, personaOfRun, placeInList, sourceTexts } from "./pack-words.ts";
import { always, type Criterion, isMove, onTurns, onWhole, type Run, type Said } from "./run.ts";

/** The shape of an interview: how it begins, goes on and ends, and what each turn keeps. */
const mostTurns = 200;
const leadsOn = ["open", "transition", "time-warning", "close"];

export const orderCriteria: readonly Criterion[] = [
  onWhole("opens", "It begins with an opening that says length and plan.", (run) => wrongOpening(run)),
  onWhole("opens-once", "It opens once.", ({ said }) =>
    said.filter(({ move }) => move.type === "open").length === 1 ? "" : "not one opening",
  ),
  onWhole("ends", "It comes to an end.", ({ said, endedBy }) =>
    endedBy !== null && said.length < mostTurns ? "" : `${said.length} turns, ended by ${endedBy ?? "nobody"}`,
  ),
  onWhole("closes", "It ends with one farewell, which is its last turn.", ({ said }) =>
    said.filter(({ move }) => move.type === "close").length === 1 && said.at(-1)?.move.type === "close"
      ? ""
      : `last turn: ${said.at(-1)?.move.type ?? "none"}`,
  ),
  onTurns("silent-after-close", "Nothing is said after the farewell.", always, ({ n }, { said }) =>
    said.some((other) => other.move.type === "close" && other.n < n),
  ),
  onWhole("ended-by-fits", "What it was ended by is so.", wrongEnd),
  onTurns(
    "move-known",
    "Each turn has a move of the list, and a kind where it is a probe, nowhere else.",
    always,
    ({ move }) =>
      !moveTypes.includes(move.type) ||
      (move.type === "probe") !== (move.kind !== null) ||
      (move.kind !== null && !probeKinds.includes(move.kind)),
  ),
  onTurns(
    "reason-given",
    "Each turn has its reason, in one or two sentences.",
    always,
    ({ move }) => !/^[A-Z“].{9,400}[.”]$/u.test(move.reason) || /[!?]/u.test(move.reason.replaceAll(/“[^”]*”/gu, "")),
  ),
  onTurns(
    "source-known",
    "Each turn names what in the pack stands behind it.",
    always,
    (said, run) => sourceTexts(run, said) === null,
  ),
  onTurns(
    "waits-for-a-reply",
    "After a turn that awaits a reply the interviewer waits for it.",
    (said) => said.runIndex > 0,
    (_, run, index) => {
      const before = run.said[index - 1];
      return before === undefined || awaits(before);
    },
  ),
  onTurns(
    "goes-on",
    "A turn that awaits no reply is followed at once.",
    (said) => !awaits(said) && said.move.type !== "close",
    (_, run, index) => {
      const next = run.said[index + 1];
      const isWarning = run.said[index]?.move.type === "time-warning";
      return next === undefined || (next.runIndex === 0 && !isWarning);
    },
  ),
  onTurns(
    "transition-leads-on",
    "A transition is followed by the question it leads to.",
    isMove("transition"),
    (said, run, index) => {
      const next = run.said[index + 1]?.move;
      return next?.type !== "ask" || next.questionId !== said.move.questionId;
    },
  ),
  onTurns("not-stuck", "The same thing is not done three times in a row.", (_, __, index) => index >= 2, isThird),
  onTurns(
    "not-said-twice",
    "No turn is said twice in the same words, but to repeat, to tell a fact again, or once a list of patient words is used up.",
    ({ move }) => !["repeat", "redirect", "answer"].includes(move.type),
    (said, run) =>
      run.said.some(({ n, text }) => n < said.n && text === said.text) &&
      !(said.move.type === "nudge" && isUsedUp(said, run)),
  ),
  onWhole("in-order", "Places in the log grow by one, and time never runs backwards.", ({ events }) =>
    events.every(({ seq, atMs }, index) => seq === index && atMs >= (events[index - 1]?.atMs ?? 0))
      ? ""
      : "out of order",
  ),
  onWhole("same-seed-same-bytes", "The same seed gives the same interview to the byte.", ({ events, eventsAgain }) =>
    JSON.stringify(events) === JSON.stringify(eventsAgain) ? "" : "the second run differs",
  ),
];

const awaits = ({ move }: Said): boolean => {
  if (move.type === "last-question") return move.questionId === null;
  if (move.type === "answer") return move.continues !== true;
  return !leadsOn.includes(move.type);
};

function wrongOpening({ said, setup, plan, format }: Run): string {
  const [first] = said;
  if (first?.move.type !== "open") return `first turn: ${first?.move.type ?? "none"}`;
  const length = format.answerSeconds ?? setup.minutes;
  if (!new RegExp(String.raw`\b${length}\b`, "u").test(first.text)) return `no length: ${first.text}`;
  const hasPlan =
    plan.questions.length > 1
      ? new RegExp(String.raw`\b${plan.questions.length}\b`, "u").test(first.text)
      : /\b(?:one|single|a|the) (?:answer|question)\b/iu.test(first.text);
  return hasPlan ? "" : `no plan: ${first.text}`;
}

function wrongEnd(run: Run): string {
  const { said, endedBy, plan } = run;
  const last = said.at(-1);
  if (last?.move.type !== "close") return "no close";
  if (last.move.endedBy !== endedBy)
    return `the log says ${endedBy ?? "nobody"}, the close ${last.move.endedBy ?? "nobody"}`;
  const asks = said.filter(({ move }) => move.type === "ask");
  const wantsEnd = last.reply?.control === "end" || last.reply?.heard?.intent === "end";
  if (wantsEnd !== (endedBy === "candidate"))
    return `ended by ${endedBy ?? "nobody"}, and the candidate ${wantsEnd ? "asked" : "did not ask"} for it`;
  if (endedBy === "agenda" && asks.length < plan.questions.length) return "ended by its agenda with questions left";
  if (endedBy === "exhausted" && last.reply?.heard?.intent === "answer" && !last.reply.heard.isRepeat)
    return "exhausted, after an answer";
  return "";
}

/** All lines of the same rung were said before: a third of the first list of patience, the whole of any other. */
function isUsedUp({ n, move }: Said, run: Run): boolean {
  const place = placeInList(personaOfRun(run), move.sourceId);
  const size = place?.list === "nudges" ? Math.floor(place.count / 3) : (place?.count ?? 0);
  const before = run.said.filter(
    (other) => other.n < n && other.move.type === "nudge" && listOf(other, run) === place?.list,
  );
  return new Set(before.map((other) => other.move.sourceId)).size >= size;
}

/** Three times the same move from the same source, or the same words; clarifying answers differ by what was asked. */
function isThird({ move, text }: Said, { said }: Run, index: number): boolean {
  const before = said.slice(index - 2, index);
  const isSame = (other: Said) =>
    other.text === text || (other.move.type === move.type && other.move.sourceId === move.sourceId);
  const isRow = ["nudge", "redirect", "repeat", "invite", "time-warning", "hint"].includes(move.type);
  const isSameRow = (other: Said) => other.move.type === move.type && other.move.questionId === move.questionId;
  const isFree = move.type === "hint" || (move.type === "nudge" && move.sourceId !== before[0]?.move.sourceId);
  return before.every(isSame) || (isRow && !isFree && before.every(isSameRow));
}
