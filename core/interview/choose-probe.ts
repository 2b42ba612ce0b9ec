import { type AxisId, axisIds, levelIds, type ProbeKind, type RedFlagId } from "../setup/names.ts";
import type { Probe, Question } from "../setup/pack.ts";
import type { Contradiction, Gap, Heard } from "../transcript/heard.ts";
import { checkUtterance } from "./check.ts";
import { clockRules } from "./clock.ts";
import { fillQuotes, holdsQuotes } from "./contradiction.ts";
import { entryOf } from "./ledger.ts";
import { lineText, personaOf } from "./lines.ts";
import { axisTitle, followUpsOf, lineId, type Policy, questionOf } from "./policy.ts";
import { isNearRepeat } from "./repeats.ts";
import { gapReason } from "./reasons.ts";
import type { QuestionState } from "./question-state.ts";
import { isNothing, wantOf } from "./state.ts";
import { type Step, fitsItem, openSteps, steppedLists } from "./steps.ts";

/** What to follow up with, the axis or the checklist's item it is for, and why. */
export interface Choice {
  /** Id of a probe of the pack, or of a line that asks for the next or the earlier step. */
  readonly sourceId: string;
  readonly kind: ProbeKind;
  readonly axis: AxisId | null;
  readonly item?: string;
  readonly quotes?: Contradiction;
  readonly reason: string;
}

/** Gaps that become red flags if nothing follows: the candidate gets a chance to recover from them first. */
const flagGaps = ["tools", "hero", "blame", "we"] as const;
const flagByGap: Partial<Record<Gap, RedFlagId>> = {
  tools: "tools-first",
  hero: "hero-narrative",
  we: "vague-ownership",
};
/** So many indicators in one reply are a strong answer: it is pressed, not left. */
const strongAnswer = 3;
/** A single indicator on an axis beside the main one is too little to press on. */
const clearlyShown = 2;

/**
 * The probe that fits what the last reply left out; `null` when nothing is left to ask or the follow-ups are used up.
 * Order: axes of a loop, or cost in a drill, that would otherwise never come up, words that do not go together, a format's checklist in its
 * own order, a red flag just heard, with the last follow-up what only this level is asked, the largest open gap, what stayed vague, pressure on what was strong.
 */
export function chooseProbe(policy: Policy): Choice | null {
  const { question } = policy.state;
  const heard = policy.state.reply?.heard;
  if (question === null || heard == null || question.followUps >= followUpsOf(policy)) return null;
  const asked = questionOf(policy.pack, question.id);
  const missing = neverCameUp(policy, asked);
  const isNone = isNothing(wantOf(policy.state.reply));
  const owed = policy.setup.format === "loop" ? missing : owedInSteps(policy, asked, missing);
  const isPressing = owed.length > 0 && owed.length >= slotsLeft(policy);
  return (
    (isNone ? narrower(policy, asked, missing) : null) ??
    (isPressing ? firstOf(owed, (axis) => axisChoice(policy, asked, axis)) : null) ??
    contradictionChoice(policy, asked, question, heard) ??
    (isNone ? null : stepChoice(policy, asked)) ??
    firstOf(flagGaps, (gap) => gapChoice(policy, asked, question, heard, gap)) ??
    (isNone ? null : levelChoice(policy, asked, question)) ??
    firstOf(openAxes(policy, asked, missing), (axis) => axisChoice(policy, asked, axis)) ??
    firstOf(["star", "vague", "number"] as const, (gap) => gapChoice(policy, asked, question, heard, gap)) ??
    (isNone ? null : pressureChoice(policy, asked, heard)) ??
    (policy.setup.format === "loop" ? firstOf(missing, (axis) => axisChoice(policy, asked, axis)) : null)
  );
}

/** Once a question, and the same two once: the candidate's own words, side by side. Words that the interviewer may not say are left alone. */
function contradictionChoice(policy: Policy, asked: Question, question: QuestionState, heard: Heard): Choice | null {
  const quotes = heard.contradiction;
  if (quotes === undefined || question.probedKinds.includes("contradiction")) return null;
  if ([quotes.earlier, quotes.now].every((words) => policy.state.quoted.includes(words))) return null;
  const probe = firstUnused(policy, asked, ({ kind, text: words }) => kind === "contradiction" && holdsQuotes(words));
  const sourceId = probe?.id ?? lineId(policy, "contradictions");
  const persona = personaOf(policy.pack, policy.setup.personaId);
  const text = fillQuotes(probe?.text ?? lineText(persona, sourceId), { quotes });
  const isFit = checkUtterance(text, { move: "probe", earlier: [], question: asked }).length === 0;
  if (!isFit || policy.state.usedIds.includes(sourceId)) return null;
  const reason = "Two things that you said did not go together, so this asks how they do.";
  return { sourceId, kind: "contradiction", axis: null, quotes, reason };
}

/** So many times the candidate is sent on without a probe that fits the step. */
const mostStepLines = 2;

/**
 * In a format that steps through a checklist: the first step that was left out, by the probe that gives room for it or,
 * now and then, by a line that names no step.
 */
function stepChoice(policy: Policy, asked: Question): Choice | null {
  return firstOf(openSteps(policy), (step) => choiceFor(policy, asked, step));
}

function choiceFor(policy: Policy, asked: Question, step: Step): Choice | null {
  const probe =
    firstUnused(policy, asked, (candidate) => candidate.item === step.item.id) ??
    firstUnused(policy, asked, fitsItem(policy, step.item));
  const list = step.isBack ? "stepBack" : "stepOn";
  const { id: item, reason } = step;
  if (probe !== null) return { ...toChoice(probe, probe.axis ?? null, reason), item };
  const sourceId = lineId(policy, list);
  const isUsedUp = policy.state.usedIds.filter((id) => id.startsWith(`${list}:`)).length >= mostStepLines;
  return isUsedUp || policy.state.lastMove?.sourceId?.startsWith(`${list}:`) === true
    ? null
    : { sourceId, kind: "vague", axis: null, item, reason };
}

/** Axes that nobody has touched in the whole interview: cost before any other, then those the question gives room for. */
function neverCameUp({ state }: Policy, asked: Question): AxisId[] {
  const order = new Set<AxisId>(["cost", ...asked.axes, ...axisIds]);
  return [...order].filter((axis) => !state.heardAxes.includes(axis) && !state.probedAxes.includes(axis));
}

/** Of a format with lists to go through cost alone is owed: the lists take care of the rest. */
const owedInSteps = (policy: Policy, asked: Question, missing: readonly AxisId[]): AxisId[] =>
  steppedLists(policy).length === 0 ? [] : missing.filter((axis) => axis === "cost" && asked.axes.includes(axis));

/** So many of the last follow-ups of a drill are kept free for what it owes. */
const keptFree = 1;

/**
 * How many more probes the plan and the clock have room for, this one included. Only loops and formats with lists owe
 * anything beyond their question's own axes.
 */
function slotsLeft(policy: Policy): number {
  const { plan, setup, state, clock } = policy;
  if (setup.format !== "loop") {
    const byClock = Math.floor(clock.workMs / clockRules.probeMs);
    return Math.max(1, Math.min(followUpsOf(policy) - (state.question?.followUps ?? 0), byClock) - keptFree);
  }
  const followUps = followUpsOf(policy);
  const questionsLeft = plan.questions.length - state.questionNumber;
  const spentMs = setup.minutes * 60_000 - clock.leftMs;
  const exchangeMs = Math.max(clockRules.probeMs, spentMs / Math.max(1, state.exchanges));
  const exchangesLeft = Math.floor(clock.workMs / exchangeMs);
  const byPlan = followUps - (state.question?.followUps ?? 0) + questionsLeft * followUps;
  return Math.min(byPlan, exchangesLeft - Math.min(questionsLeft, Math.floor(exchangesLeft / (followUps + 1))));
}

/** Axes of the question that are still open in it: those that never came up in the interview first. */
function openAxes({ state }: Policy, asked: Question, missing: readonly AxisId[]): AxisId[] {
  const isMet = (axis: AxisId) =>
    asked.probes.some((probe) => probe.kind === "axis" && probe.axis === axis && hasMet(state, probe));
  const open = asked.axes.filter((axis) => entryOf(state.ledger, asked.id, axis)?.state === "open" && !isMet(axis));
  return [...missing.filter((axis) => open.includes(axis)), ...open.filter((axis) => !missing.includes(axis))];
}

/** After silence or nonsense: one smaller question, on the axis that needs it most. */
function narrower(policy: Policy, asked: Question, missing: readonly AxisId[]): Choice | null {
  const axes = [...missing, ...openAxes(policy, asked, missing)];
  const choice = firstOf(axes, (axis) => axisChoice(policy, asked, axis));
  return choice === null
    ? null
    : {
        ...choice,
        reason: `Your reply held nothing to go on, so the question was made narrower: ${axisTitle(policy.pack, choice.axis ?? "cost")}.`,
      };
}

function axisChoice(policy: Policy, asked: Question, axis: AxisId): Choice | null {
  const isOn = (kind: ProbeKind) => (probe: Probe) => probe.kind === kind && probe.axis === axis;
  const probe =
    firstUnused(policy, asked, isOn("axis")) ??
    firstUnused(policy, asked, isOn("flag")) ??
    firstUnused(policy, asked, (candidate) => isOn("pressure")(candidate) && candidate.rung === 1);
  if (probe === null) return null;
  return toChoice(probe, axis, axisReason(policy, axis));
}

function axisReason({ pack, state }: Policy, axis: AxisId): string {
  const title = axisTitle(pack, axis);
  if (state.heardAxes.includes(axis)) return `Your answer to this question left ${title} open.`;
  return state.probedAxes.includes(axis)
    ? `Your answer did not touch ${title}, and earlier in the interview it had stayed without an answer.`
    : `Your answer did not touch ${title}, and it had not come up in the interview yet.`;
}

/** Each kind of gap is pressed once a question. */
function gapChoice(policy: Policy, asked: Question, question: QuestionState, heard: Heard, gap: Gap): Choice | null {
  if (!heard.gaps.includes(gap) || question.probedKinds.includes(gap)) return null;
  if (gap === "star" && asked.kind !== "story") return null;
  const flag = flagByGap[gap];
  const probe =
    firstUnused(policy, asked, (candidate) => candidate.kind === gap) ??
    (flag === undefined || question.probedKinds.includes("flag")
      ? null
      : firstUnused(policy, asked, (candidate) => candidate.kind === "flag" && candidate.flag === flag));
  return probe === null ? null : toChoice(probe, probe.axis ?? null, gapReason(gap));
}

/** The last follow-up of a question goes to what the pack asks of this level only. */
function levelChoice(policy: Policy, asked: Question, question: QuestionState): Choice | null {
  if (question.followUps < followUpsOf(policy) - 1) return null;
  const probe = firstUnused(policy, asked, isKept);
  return probe === null ? null : toChoice(probe, probe.axis ?? null, "This is asked at your level only.");
}

const isKept = ({ levels }: Probe): boolean => levels !== undefined && levels.length < levelIds.length;

/**
 * Of the axes that this reply had clearly something to show on, the one that the question is about most, one rung
 * further; the second rung only once the first was asked or answered.
 */
function pressureChoice(policy: Policy, asked: Question, heard: Heard): Choice | null {
  if (heard.indicators.length < strongAnswer) return null;
  const weight = (axis: AxisId) => heard.indicators.filter((indicator) => indicator.axis === axis).length;
  const most = Math.max(...axisIds.map(weight));
  const placeOf = (axis: AxisId) => (asked.axes.includes(axis) ? asked.axes.indexOf(axis) : axisIds.length);
  const axes = axisIds
    .filter((axis) => weight(axis) >= Math.min(most, clearlyShown))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || weight(b) - weight(a));
  return firstOf(axes, (axis) => {
    const isRung = (rung: 1 | 2) => (probe: Probe) =>
      probe.kind === "pressure" && probe.axis === axis && probe.rung === rung;
    const isSecond = probesFor(policy, asked).some(
      (probe) => isRung(1)(probe) && (policy.state.usedIds.includes(probe.id) || hasMet(policy.state, probe)),
    );
    const probe = firstUnused(policy, asked, isRung(isSecond ? 2 : 1));
    const title = axisTitle(policy.pack, axis);
    return probe === null
      ? null
      : toChoice(probe, axis, `You had something to say on ${title}, so this goes one step further there.`);
  });
}

const toChoice = ({ id, kind }: Probe, axis: AxisId | null, reason: string): Choice => ({
  sourceId: id,
  kind,
  axis,
  reason,
});

/**
 * An answer has said already what the probe asks, or came to the item that it gives room for. Pressure asks about the
 * whole platform, so what was said once holds; any other probe asks about the question in hand, and so does its answer.
 */
function hasMet({ metProbes, question, heardItems }: Policy["state"], { id, item, kind }: Probe): boolean {
  const met = kind === "pressure" ? metProbes : (question?.metProbes ?? []);
  return met.includes(id) || (item !== undefined && heardItems.some((heard) => heard.endsWith(`/${item}`)));
}

/** The question's own probes, then those that fit any question of its family: first what is kept to this level. */
function probesFor({ pack, setup }: Policy, asked: Question): readonly Probe[] {
  const generic = pack.probes.filter(
    ({ families, levels }) =>
      (families?.includes(asked.family) ?? true) && (levels === undefined || levels.includes(setup.level)),
  );
  return [...asked.probes, ...generic.filter(isKept), ...generic.filter((probe) => !isKept(probe))];
}

function firstUnused(policy: Policy, asked: Question, fits: (probe: Probe) => boolean): Probe | null {
  const { pack, setup, state } = policy;
  const used = new Set(state.usedIds);
  const said = [...pack.questions.flatMap((question) => question.probes), ...pack.probes].flatMap(({ id, text }) =>
    used.has(id) ? [text] : [],
  );
  const probe = probesFor(policy, asked).find(
    (candidate) =>
      fits(candidate) &&
      (candidate.levels?.includes(setup.level) ?? true) &&
      !used.has(candidate.id) &&
      !hasMet(state, candidate) &&
      !isNearRepeat(candidate.text, said),
  );
  return probe ?? null;
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
