import { isNearRepeat } from "../../interview/repeats.ts";
import { followUpsOf } from "../../interview/policy.ts";
import { hintPlace, listOf, personaOfRun, placeInList, probeById } from "./pack-words.ts";
import { type Criterion, isMove, onTurns, onWhole, type Run, type Said } from "./run.ts";

/** Questions and follow-ups: the plan is kept, limits hold, and nothing is asked that was asked or answered. */
const fewestReplies = 4;
const gapKinds = ["we", "tools", "hero", "blame", "number", "star"];

export const agendaCriteria: readonly Criterion[] = [
  onTurns("question-of-the-plan", "Questions are those of the plan, in its order.", isMove("ask"), (said, run) => {
    const place = asksOf(run).findIndex(({ n }) => n === said.n);
    return run.plan.questions[place]?.questionId !== said.move.questionId;
  }),
  onTurns("question-counted", "A question says truly which of how many it is.", isMove("ask"), (said, run) => {
    const place = asksOf(run).findIndex(({ n }) => n === said.n);
    return said.move.questionNumber !== place + 1 || said.move.questionCount !== run.plan.questions.length;
  }),
  onTurns("asked-once", "No question is asked twice, in this wording or another.", isMove("ask"), (said, run) =>
    asksOf(run).some(({ n, move }) => n < said.n && move.questionId === said.move.questionId),
  ),
  onWhole("must-asks-first", "Questions that must be asked come before all others.", (run) => {
    if (run.format.mustAsk.length === 0) return null;
    const families = asksOf(run).map(({ question }) => question?.family ?? "");
    const wanted = run.format.mustAsk.slice(0, families.length);
    return wanted.every((family, index) => families[index] === family) ? "" : families.join(" ");
  }),
  onTurns("one-probe-once", "No probe is put twice.", isMove("probe"), (said, run) =>
    run.said.some(({ n, move }) => n < said.n && move.type === "probe" && move.sourceId === said.move.sourceId),
  ),
  onTurns(
    "no-near-repeat",
    "No question or probe says nearly what an earlier one said.",
    isMove("ask", "probe"),
    (said, run) => {
      const earlier = run.said.filter(({ n, move }) => n < said.n && ["ask", "probe"].includes(move.type));
      return isNearRepeat(
        withoutLines(said, run),
        earlier.map((other) => withoutLines(other, run)),
      );
    },
  ),
  onTurns(
    "follow-up-limit",
    "No more follow-ups than format and level allow.",
    isMove("probe"),
    (said, run) =>
      run.said.filter(({ n, move }) => n <= said.n && move.type === "probe" && move.questionId === said.move.questionId)
        .length > followUpsOf(run),
  ),
  onTurns(
    "level-limit",
    "Where the format says nothing: two follow-ups a question, three of a director.",
    (said, run) => said.move.type === "probe" && run.format.followUps === undefined,
    (said, run) =>
      run.said.filter(({ n, move }) => n <= said.n && move.type === "probe" && move.questionId === said.move.questionId)
        .length > (run.setup.level === "director" ? 3 : 2),
  ),
  onTurns(
    "probe-of-its-question",
    "A probe belongs to the question that stands.",
    isMove("probe"),
    ({ move, question }) => question === null || move.questionId !== question.id,
  ),
  onTurns(
    "probe-for-the-level",
    "A probe is for the level and for the family at hand.",
    isMove("probe"),
    ({ move, question }, run) => {
      const probe = probeById(run.pack, move.sourceId);
      const isOfLevel = probe?.levels?.includes(run.setup.level) ?? true;
      return !isOfLevel || !(probe?.families?.includes(question?.family ?? "") ?? true);
    },
  ),
  onTurns(
    "no-met-probe",
    "Nothing is asked that an answer to this question has said already, and no pressure put that any answer has met.",
    isMove("probe"),
    (said, run) => {
      const from = said.move.kind === "pressure" ? 0 : (asksOf(run).findLast(({ n }) => n < said.n)?.n ?? 0);
      return run.said.some(
        ({ n, heard }) =>
          n > from && n <= said.n && heard?.met?.includes(said.move.sourceId ?? "") === true && !heard.isRepeat,
      );
    },
  ),
  onTurns(
    "no-answered-axis",
    "No probe for an axis that this very answer spoke to, but pressure on what was strong, and what only this level is asked.",
    (said, run) => said.move.kind === "axis" && said.move.item === undefined && !isOfLevel(said, run),
    ({ reply, move }) =>
      reply?.heard?.intent === "answer" &&
      !reply.heard.isRepeat &&
      reply.heard.indicators.some(({ axis }) => axis === move.axis),
  ),
  onTurns(
    "kind-fits-the-gap",
    "A probe on a gap follows an answer that has this gap.",
    (said) => gapKinds.includes(said.move.kind ?? "") && said.move.item === undefined,
    ({ reply, move }) => reply?.heard?.gaps.every((gap) => gap !== move.kind) ?? true,
  ),
  onTurns(
    "pressure-in-rungs",
    "The second rung of pressure comes after the first was put or answered.",
    isSecondRung,
    (said, run) => !isFirstRungDone(said, run),
  ),
  onTurns(
    "second-rung-where-strong",
    "The second rung of pressure follows an answer that had something on that axis.",
    (said, run) => isSecondRung(said, run) && said.move.item === undefined,
    ({ reply, move }) =>
      reply?.heard?.intent === "answer" &&
      !reply.heard.isRepeat &&
      reply.heard.indicators.every(({ axis }) => axis !== move.axis),
  ),
  onWhole("cost-comes-up", "In a loop where cost never came up, it is asked about.", (run) => {
    const replies = run.said.filter(({ runIndex, reply }) => runIndex === 0 && reply !== null).length;
    if (run.setup.format !== "loop" || run.endedBy === "candidate" || replies < fewestReplies) return null;
    const cameUp = run.said.some(({ heard }) => heard?.indicators.some(({ axis }) => axis === "cost"));
    const isAsked = run.said.some(({ move }) => move.type === "probe" && move.axis === "cost");
    return cameUp || isAsked ? "" : "cost was neither told nor asked";
  }),
  onTurns(
    "bridges-vary",
    "No bridge comes twice within six turns.",
    (said, run) => bridgeOf(said, run) !== null,
    (said, run, index) =>
      run.said.slice(Math.max(0, index - 6), index).some((other) => bridgeOf(other, run) === bridgeOf(said, run)),
  ),
  onTurns("hints-in-order", "Three hints a question at most, one rung after the other.", isHelp, (said, run) => {
    const given = run.said.filter(
      (other) => other.n <= said.n && isHelp(other, run) && other.move.questionId === said.move.questionId,
    );
    const rung = hintPlace(said.move.sourceId)?.rung ?? given.length;
    return given.length > 3 || rung !== given.length;
  }),
  onTurns(
    "lines-fit-the-move",
    "A line of the pack is said for the move that it was written for.",
    (said, run) => placeInList(personaOfRun(run), said.move.sourceId) !== null,
    ({ move }, run) => {
      const place = placeInList(personaOfRun(run), move.sourceId);
      return !(listsByMove[move.type] ?? []).includes(place?.list ?? "");
    },
  ),
];

const listsByMove: Readonly<Record<string, readonly string[]>> = {
  open: ["open", "openSingle", "openTimed"],
  probe: ["stepBack", "stepOn", "contradictions"],
  hint: ["hints", "noMoreHints", "noHintNow"],
  answer: ["notInScenario", "noAnswer", "toldBefore", "aboutResult", "aboutMe", "aboutNext"],
  repeat: ["repeats"],
  nudge: ["nudges", "offerRepeat", "offerNarrower", "offerSkip", "silentAnswer"],
  redirect: ["redirects", "assume", "saidBefore", "sharpen", "unclear", "inEnglish"],
  "time-warning": ["timeWarning"],
  transition: ["transitions"],
  "last-question": ["lastQuestion", "lastOwnQuestion"],
  invite: ["invite", "inviteMore", "lastWord"],
  close: ["close"],
};

function isHelp(said: Said, run: Run): boolean {
  return said.move.type === "hint" && (hintPlace(said.move.sourceId) !== null || listOf(said, run) === "hints");
}

const asksOf = ({ said }: Run): readonly Said[] => said.filter(({ move }) => move.type === "ask");

/** Bridges are said again and again: they are no part of what is compared. */
const withoutLines = ({ text }: Said, run: Run): string =>
  (personaOfRun(run).phrases.bridges ?? []).reduce((rest, bridge) => rest.replace(bridge, ""), text).trim();

function bridgeOf({ move, text }: Said, run: Run): string | null {
  if (move.type !== "probe") return null;
  return personaOfRun(run).phrases.bridges.find((bridge) => text.startsWith(bridge)) ?? null;
}

function isSecondRung(said: Said, run: Run): boolean {
  const isSecond = probeById(run.pack, said.move.sourceId)?.rung === 2;
  return said.move.kind === "pressure" && isSecond && !isOfLevel(said, run);
}

/** A probe that only some levels are asked comes whatever the answer held. */
const isOfLevel = ({ move }: Said, { pack }: Run): boolean => probeById(pack, move.sourceId)?.levels !== undefined;

function isFirstRungDone(said: Said, run: Run): boolean {
  const { axis } = said.move;
  const first = run.pack.questions
    .flatMap(({ probes }) => probes)
    .concat(run.pack.probes)
    .filter((probe) => probe.kind === "pressure" && probe.axis === axis && probe.rung === 1)
    .map(({ id }) => id);
  return run.said.some(
    ({ n, move, heard }) =>
      (n < said.n && move.sourceId !== null && first.includes(move.sourceId)) ||
      (n <= said.n && (heard?.met ?? []).some((id) => first.includes(id))),
  );
}
