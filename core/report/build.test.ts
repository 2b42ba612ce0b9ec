import { describe, expect, it } from "vitest";
import type { AxisGrade, Grade } from "../grading/grade.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import { createReader } from "../reading/reader.ts";
import type { Pack } from "../setup/pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import { buildReport } from "./build.ts";

const tokenise = realTokeniser();
const readerOf = (pack: Pack) => createReader(pack, tokenise);
const pack = tinyPack();
const reader = readerOf(pack);

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

const notFound =
  "This rests on words that were not found, and your own may have been missed. To check, look for it in the transcript below: if you said it, leave this aside.";

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
    const { fix } = buildReport(grade, [], reader);
    expect(fix).toMatchObject({ title: "no-cost-awareness", axis: "cost" });
    expect(fix?.text).toContain("With no-cost-awareness no more than a lean hire.");
  });

  it("takes what is sure before what was not found: a flag with its words, then a question left open", () => {
    const gates = [
      { rule: "Because.", flagId: "no-cost-awareness" as const, cap: "no-hire" as const },
      { rule: "Because.", flagId: "tools-first" as const, cap: "lean-hire" as const },
    ];
    const said = { turn: 2, start: 0, end: 4, text: "That" };
    const redFlags = (["tools-first", "no-cost-awareness"] as const).map((id) => ({
      id,
      title: id,
      text: "",
      verdict: "present" as const,
      quotes: id === "tools-first" ? [said] : [],
      opportunityTurns: [],
    }));
    const long = { ...reply(1), text: "We have many words for it, and all of them are our own words." };
    const turns = [long, probe(2, "scale"), { ...reply(3), text: "Skip this one." }];
    const levels = [3, 3, 1, 3, 3];
    expect(buildReport(gradeOf(levels, { gates, redFlags }), turns, reader).fix).toMatchObject({
      title: "tools-first",
      basis: "said",
    });
    expect(buildReport(gradeOf(levels, { gates }), turns, reader).fix).toMatchObject({
      title: "Answer what was asked",
      axis: "scale",
      basis: "unanswered",
    });
    expect(buildReport(gradeOf(levels, { gates }), [long], reader).fix).toMatchObject({ basis: "not-found" });
  });

  it("takes the lowest axis without a flag, with the pack's advice and what was missing", () => {
    const { fix, nextDrill } = buildReport(gradeOf([3, null, 2, 3, 3]), [], reader);
    expect(fix).toEqual({
      title: "Cost",
      text: `Say more. Not found: “Is costword2 there?” ${notFound}`,
      axis: "cost",
      basis: "not-found",
    });
    expect(nextDrill).toMatchObject({ minutes: 8, success: "Your answer gives a yes to this: “Is costword2 there?”" });
  });

  it("has nothing to fix and no drill where nothing was graded and nothing asked", () => {
    expect(buildReport(gradeOf([null, null, null, null, null], { decision: null }), [], reader)).toMatchObject({
      fix: null,
      nextDrill: null,
    });
  });

  it("mends and drills what the list of a drill missed, before any axis", () => {
    const drill = { ...pack.formats[0]!, id: "cost" as const, title: "Cost case", questions: ["alpha"] };
    const withDrill = { ...pack, formats: [...pack.formats, drill] };
    const item = (id: string, isTicked: boolean) => ({
      id,
      title: `${id.slice(-1)}. ${id}`,
      text: `What ${id.toLowerCase()} is.`,
      quotes: isTicked ? [{ turn: 2, start: 0, end: 4, text: "That" }] : [],
    });
    const drillAfter = (ticks: readonly boolean[], format: "cost" | "single") => {
      const items = ticks.map((isTicked, index) => item(`Lever ${index + 1}`, isTicked));
      const checklists = [{ id: "levers", title: "Levers", isOrdered: true, items, orderNotes: [] }];
      const ask: TranscriptTurn = { ...probe(1, "cost"), text: "Alpha?" };
      const answer = { ...reply(2), text: "Our large garden has seven old trees that we cut in winter." };
      const turns = [{ ...ask, move: { ...ask.move!, type: "ask" as const } }, answer];
      return buildReport(gradeOf([1, 1, 1, 1, 1], { checklists }), turns, readerOf(withDrill), format);
    };
    expect(drillAfter([true, false, false], "cost").fix).toEqual({
      title: "Lever 2",
      text: `What lever 2 is. ${notFound}`,
      axis: null,
      basis: "not-found",
    });
    expect(drillAfter([true, false, false], "cost").nextDrill).toEqual({
      questionId: "alpha",
      title: "Cost case: The alpha question",
      minutes: 8,
      success: "Your answer comes to these as well: “Lever 2”, “Lever 3”.",
      format: "cost",
    });
    expect(drillAfter([true, true, false], "cost").nextDrill).toMatchObject({
      success: "Your answer comes to this as well: “Lever 3”.",
      format: "cost",
    });
    expect(drillAfter([true, true, true], "cost")).toMatchObject({ fix: { axis: "scale" }, nextDrill: { minutes: 8 } });
    expect(drillAfter([true, true, true], "cost").nextDrill?.format).toBeUndefined();
    expect(drillAfter([false, false, false], "single").nextDrill?.format).toBeUndefined();
  });

  it("takes, of axes at the same level, the one that was asked for", () => {
    const grade = gradeOf([1, 1, 1, 1, 1]);
    expect(buildReport(grade, [probe(2, "cost"), reply(3)], reader).fix?.axis).toBe("cost");
    expect(buildReport(grade, [], reader).fix?.axis).toBe("scale");
  });

  it("drills a question for the weakest axis, not the one just asked where there is another", () => {
    const turns: TranscriptTurn[] = [{ ...probe(1, "cost") }];
    expect(buildReport(gradeOf([3, 3, 1, 3, 3]), turns, reader).nextDrill?.questionId).toBe("beta");
    expect(buildReport(gradeOf([3, 3, 1, 3, 3]), [], reader).nextDrill?.questionId).toBe("alpha");
  });

  it("has nothing to fix in what is at its top level, and goes on to what was not asked", () => {
    const single = buildReport(gradeOf([null, 4, null, null, null]), [], reader);
    expect(single.fix).toBeNull();
    expect(single.nextDrill).toMatchObject({
      questionId: "alpha",
      success: "Your answer gives a yes to this: “Is scaleword1 there?”",
    });
    const drill = { ...pack.formats[0]!, id: "star" as const, title: "Timed beta", questions: ["alpha", "beta"] };
    const questions = pack.questions.map((one) => (one.id === "beta" ? { ...one, title: "Beta: what happened" } : one));
    const withDrill = readerOf({ ...pack, questions, formats: [...pack.formats, drill] });
    const asked = { ...probe(1, "cost"), move: { ...probe(1, "cost").move!, type: "ask" as const } };
    expect(buildReport(gradeOf([null, 4, null, null, null]), [asked], withDrill, "star").nextDrill).toMatchObject({
      questionId: "beta",
      title: "Timed beta: what happened",
      format: "star",
    });
  });

  it("sends a thin answer back to the same question, with the number of words that are missing", () => {
    const asked = { ...probe(1, "cost"), move: { ...probe(1, "cost").move!, type: "ask" as const } };
    const thin = buildReport(gradeOf([null, null, null, null, null], { decision: null }), [asked, reply(2)], reader);
    expect(thin).toMatchObject({
      tooShort: { words: 1, needed: 5 },
      lead: { title: "No decision: 1 word in all; 5 are needed to judge." },
      fix: { title: "Say more", basis: "too-little" },
      nextDrill: { questionId: "alpha", success: "An answer of 5 words and more, so that it can be judged." },
    });
  });
});
