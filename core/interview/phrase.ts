import type { Move } from "../transcript/session.ts";
import { countSentences } from "./check.ts";
import { fillQuotes } from "./contradiction.ts";
import { ownHint } from "./hints.ts";
import { isFrom, type LineList } from "./line-list.ts";
import { lineText, linesOf, personaOf } from "./lines.ts";
import { formatOf, type Policy, questionOf } from "./policy.ts";
import type { Pack } from "../setup/pack.ts";
import { seedFor } from "../setup/random.ts";

/** The built-in voice: a move in the words of the pack and the persona. `policy` is the one that chose the move. */
export function phraseMove(policy: Policy, move: Move): string {
  const text = wordsFor(policy, move);
  return text.replace(/\s+/gu, " ").trim();
}

function wordsFor(policy: Policy, move: Move): string {
  switch (move.type) {
    case "ask":
      return questionWording(policy, move);
    case "probe":
      return withBridge(policy, probeText(policy, move));
    case "answer":
      return answerText(policy, move);
    case "repeat":
      return `${line(policy, move)} ${isFrom("otherWords", move) ? sharpened(policy) : pendingText(policy)}`;
    case "redirect":
      return isFrom("redirects", move) || isFrom("sharpen", move)
        ? `${line(policy, move)} ${sharpened(policy)}`
        : line(policy, move);
    case "open":
      return fillOpening(policy, line(policy, move));
    case "transition":
      return line(policy, move).replaceAll("{family}", familyTitle(policy, move));
    case "hint":
      return ownHint(policy, move) ?? line(policy, move);
    case "nudge":
    case "time-warning":
    case "last-question":
    case "invite":
    case "close":
      return line(policy, move);
  }
}

type Fact = Pack["scenario"]["facts"][number];

const line = (policy: Policy, move: Move): string =>
  lineText(personaOf(policy.pack, policy.setup.personaId), move.sourceId ?? "");

function questionWording({ pack }: Policy, move: Move, shift = 0): string {
  const question = questionOf(pack, move.questionId ?? "");
  const wordings = [question.text, ...question.variants];
  const wording = Number(move.sourceId?.split(":")[1] ?? 0);
  return wordings[(wording + shift) % wordings.length] ?? question.text;
}

/** Lines that are asked like probes. */
const probeLists = ["stepBack", "stepOn", "contradictions"] as const;

function probeText({ pack, setup }: Policy, move: Move): string {
  const probes = [...pack.questions.flatMap((question) => question.probes), ...pack.probes];
  if (probeLists.some((list) => isFrom(list, move)))
    return fillQuotes(lineText(personaOf(pack, setup.personaId), move.sourceId ?? ""), move);
  const probe = probes.find((candidate) => candidate.id === move.sourceId);
  if (probe === undefined) throw new Error(`The pack has no probe ${move.sourceId}.`);
  return fillQuotes(probe.text, move);
}

const withBridge = (policy: Policy, probe: string): string => `${bridge(policy, probe)} ${probe}`;

/**
 * A neutral step from an answer with something in it to a probe of one sentence, at most before every second probe.
 * Elsewhere the probe stands alone: a bridge that comes each time, or after empty talk, sounds like a machine.
 */
function bridge({ pack, setup, state }: Policy, probe: string): string {
  const { heard } = state.reply ?? {};
  const isTold = heard?.intent === "answer" && heard.indicators.length > 0 && !heard.gaps.includes("vague");
  const isDue = state.probeCount % 2 === 1 && state.lastMove?.type !== "last-question" && countSentences(probe) === 1;
  if (!isTold || heard.isRepeat || !isDue) return "";
  const bridges = linesOf(personaOf(pack, setup.personaId), "bridges");
  return bridges[(seedFor(setup.seed, "bridges") + (state.probeCount - 1) / 2) % bridges.length] ?? "";
}

/**
 * A fact, then the way back to the answer, every second time, or to the candidate's next question; a line without a fact
 * stands alone.
 */
function answerText(policy: Policy, move: Move): string {
  const fact = policy.pack.scenario.facts.find((candidate) => candidate.id === move.sourceId);
  const isOwn = policy.state.phase !== "questions";
  const text = fact === undefined ? line(policy, move) : nearText(policy) + factText(policy, fact);
  if (move.continues === true || (!isOwn && fact === undefined)) return text;
  const persona = personaOf(policy.pack, policy.setup.personaId);
  const isPartOpen = fact !== undefined && policy.state.reply?.heard?.isPartOpen === true;
  if (isPartOpen) return `${text} ${lineText(persona, countedLine(policy, isOwn ? "restUnknown" : "restToAssume"))}`;
  if (isOwn) return `${text} ${lineText(persona, countedLine(policy, "inviteMore"))}`;
  const before = answersGiven(policy);
  const list = hasBegun(policy) ? "afterFact" : "toBegin";
  return before % 2 === 1 ? text : `${text} ${lineText(persona, countedLine(policy, list, before / 2))}`;
}

/** Whether there is an answer to go back to: an earlier one, or one that this reply began before it asked. */
function hasBegun({ state }: Policy): boolean {
  const { indicators = [], points = [] } = state.reply?.heard ?? {};
  return (state.question?.answers ?? 0) > 0 || indicators.length + points.length > 0;
}

/** What leads into a fact that is not what was asked. */
function nearText(policy: Policy): string {
  const isNear = policy.state.reply?.heard?.isNear === true;
  const persona = personaOf(policy.pack, policy.setup.personaId);
  return isNear ? `${lineText(persona, countedLine(policy, "nearest"))} ` : "";
}

/** Asked for again, a fact is told in its first sentence. */
function factText(policy: Policy, { id, text }: Fact): string {
  if (!policy.state.usedIds.includes(id)) return text;
  const [first = text] = text.split(/(?<=[.!?])\s+/u);
  const persona = personaOf(policy.pack, policy.setup.personaId);
  return `${lineText(persona, countedLine(policy, "tellAgain"))} ${first}`;
}

/** Lines that ride along with another id are not logged: they rotate with the number of questions answered. */
function countedLine(policy: Policy, list: LineList, place = answersGiven(policy)): string {
  const { pack, setup } = policy;
  const count = linesOf(personaOf(pack, setup.personaId), list).length;
  return `${list}:${((seedFor(setup.seed, list) + place) % count) + 1}`;
}

function answersGiven({ pack, state }: Policy): number {
  const facts = new Set(pack.scenario.facts.map(({ id }) => id));
  return state.usedIds.filter((id) => facts.has(id) || isFrom("noAnswer", { sourceId: id })).length;
}

function pendingText(policy: Policy): string {
  const { pending } = policy.state;
  if (pending?.type === "ask") return questionWording(policy, pending);
  if (pending?.type === "probe") return probeText(policy, pending);
  return pending === null ? "" : line(policy, pending);
}

/** After an answer that was none, or a wish for it: the pending question in other words, where the pack has them. */
function sharpened(policy: Policy): string {
  const { pending } = policy.state;
  return pending?.type === "ask" ? questionWording(policy, pending, 1) : pendingText(policy);
}

const fillOpening = ({ pack, plan, setup }: Policy, text: string): string =>
  text
    .replaceAll("{seconds}", String(formatOf({ pack, setup })?.answerSeconds ?? ""))
    .replaceAll("{minutes}", String(setup.minutes))
    .replaceAll("{count}", String(plan.questions.length))
    .replaceAll("{title}", questionOf(pack, plan.questions[0]?.questionId ?? "").title);

function familyTitle({ pack }: Policy, move: Move): string {
  const { family } = questionOf(pack, move.questionId ?? "");
  const title = pack.families.find((candidate) => candidate.id === family)?.title ?? family;
  return /^[A-Z][a-z]/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
