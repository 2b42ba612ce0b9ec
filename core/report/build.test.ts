import { describe, expect, it } from "vitest";
import type { AxisGrade, Grade } from "../grading/grade.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import { buildReport } from "./build.ts";

const pack = tinyPack();

/** Levels in the order of the axes; the first indicator of each axis above 1 is shown by a quote of turn 4. */
function gradeOf(levels: readonly (number | null)[], change: Partial<Grade> = {}): Grade {
  const axes = pack.axes.map((axis, index): AxisGrade => {
    const level = levels[index] ?? null;
    const quotes = (level ?? 0) > 1 ? [{ turn: 4, start: 0, end: 4, text: "That" }] : [];
    const { id, title, letter, question } = axis;
    return {
      id,
      title,
      letter,
      question,
      level,
      range: null,
      status: level === null ? "not-probed" : "graded",
      anchors: [],
      indicators: axis.indicators.map((one, at) => ({
        id: one.id,
        text: one.text,
        verdict: at === 0 && quotes.length > 0 ? "yes" : "no",
        quotes: at === 0 ? quotes : [],
      })),
      quotes,
      whyNotHigher: null,
      whyNotLower: null,
    };
  });
  return {
    turns: [],
    level: "em",
    decision: "lean-hire",
    decisionBeforeGates: "lean-hire",
    gates: [],
    scopeFit: null,
    confidence: "low",
    axes,
    redFlags: [],
    droppedQuotes: 0,
    integrityNotes: [],
    limits: [],
    provenance: { packId: "tiny", packHash: "", promptHash: null, grader: "built-in", model: null, schemaVersion: 1 },
    ...change,
  };
}

const probe = (n: number, axis: "cost" | "scale"): TranscriptTurn => ({
  n,
  speaker: "interviewer",
  text: `Probe of ${axis}?`,
  atMs: 0,
  move: { type: "probe", kind: "axis", reason: "", questionId: "alpha", axis, sourceId: null },
});
const reply = (n: number): TranscriptTurn => ({ n, speaker: "candidate", text: "That.", atMs: 0, move: null });

describe("the report of a grade", () => {
  it("takes the counted flag with the lowest cap for the one thing to fix", () => {
    const gate = (flagId: "tools-first" | "no-cost-awareness", cap: "lean-hire" | "no-hire") => ({
      rule: "Because.",
      flagId,
      cap,
    });
    const grade = gradeOf([3, 3, 1, 3, 3], {
      gates: [gate("tools-first", "lean-hire"), gate("no-cost-awareness", "no-hire")],
    });
    const { fix } = buildReport(grade, [], pack);
    expect(fix).toMatchObject({ title: "no-cost-awareness", axis: "cost" });
    expect(fix?.text).toContain("With no-cost-awareness no more than a lean hire.");
  });

  it("takes the lowest axis without a flag, with the pack's advice and what was missing", () => {
    const { fix, nextDrill } = buildReport(gradeOf([3, null, 2, 3, 3]), [], pack);
    expect(fix).toEqual({
      title: "Cost",
      text: "Say more. Not heard yet: “Is costword2 there?”",
      axis: "cost",
    });
    expect(nextDrill).toMatchObject({ minutes: 8, success: "Your answer gives a yes to this: “Is costword2 there?”" });
  });

  it("has nothing to fix and no drill where nothing was graded", () => {
    expect(buildReport(gradeOf([null, null, null, null, null], { decision: null }), [], pack)).toMatchObject({
      fix: null,
      nextDrill: null,
    });
  });

  it("lists the probes whose replies showed nothing of their axis", () => {
    const turns = [reply(1), probe(2, "cost"), reply(3), probe(3, "scale"), reply(4)];
    const { openProbes } = buildReport(gradeOf([2, 1, 1, 1, 1]), turns, pack);
    expect(openProbes).toEqual([{ questionId: "alpha", axis: "cost", turn: 2, text: "Probe of cost?" }]);
  });

  it("drills the same format again where more than half of its checklist was left out", () => {
    const drill = { ...pack.formats[0]!, id: "cost" as const, title: "Cost case", questions: ["alpha"] };
    const withDrill = { ...pack, formats: [...pack.formats, drill] };
    const item = (id: string, isTicked: boolean) => ({
      id,
      title: id,
      text: "",
      quotes: isTicked ? [{ turn: 2, start: 0, end: 4, text: "That" }] : [],
    });
    const drillAfter = (ticks: readonly boolean[], format: "cost" | "single") => {
      const items = ticks.map((isTicked, index) => item(`Lever ${index + 1}`, isTicked));
      const checklists = [{ id: "levers", title: "Levers", isOrdered: true, items, orderNotes: [] }];
      const ask: TranscriptTurn = { ...probe(1, "cost"), text: "Alpha?" };
      const turns = [{ ...ask, move: { ...ask.move!, type: "ask" as const } }];
      return buildReport(gradeOf([1, 1, 1, 1, 1], { checklists }), turns, withDrill, format).nextDrill;
    };
    expect(drillAfter([true, false, false], "cost")).toEqual({
      questionId: "alpha",
      title: "Cost case: The alpha question",
      minutes: 8,
      success: "Your answer comes to these as well: “Lever 2”, “Lever 3”.",
      format: "cost",
    });
    expect(drillAfter([true, true, false], "cost")?.format).toBeUndefined();
    expect(drillAfter([false, false, false], "single")?.format).toBeUndefined();
  });

  it("takes no probe for open whose reply was not silent on its axis, and shows only what was asked", () => {
    const turns = [
      reply(1),
      { ...probe(2, "cost"), text: "Fair enough. Now money. Who pays, and how much?" },
      reply(3),
    ];
    const silent = gradeOf([2, 1, 1, 1, 1]);
    expect(buildReport(silent, turns, pack).openProbes.map(({ text }) => text)).toEqual(["Who pays, and how much?"]);
    const axes = silent.axes.map((axis) => (axis.id === "cost" ? { ...axis, answeredTurns: [3] } : axis));
    expect(buildReport({ ...silent, axes }, turns, pack).openProbes).toEqual([]);
  });

  it("takes, of axes at the same level, the one that was asked for", () => {
    const grade = gradeOf([1, 1, 1, 1, 1]);
    expect(buildReport(grade, [probe(2, "cost"), reply(3)], pack).fix?.axis).toBe("cost");
    expect(buildReport(grade, [], pack).fix?.axis).toBe("scale");
  });

  it("drills a question for the weakest axis, not the one just asked where there is another", () => {
    const turns: TranscriptTurn[] = [{ ...probe(1, "cost") }];
    expect(buildReport(gradeOf([3, 3, 1, 3, 3]), turns, pack).nextDrill?.questionId).toBe("beta");
    expect(buildReport(gradeOf([3, 3, 1, 3, 3]), [], pack).nextDrill?.questionId).toBe("alpha");
  });
});
