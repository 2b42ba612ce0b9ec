import { describe, expect, it } from "vitest";
import type { ChecklistGrade, Grade } from "../grading/grade.ts";
import type { SessionHeader } from "../transcript/session.ts";
import { attemptsWith, compareGrades } from "./attempts.ts";

const headerOf = (id: string, day: number, attemptOf?: string): SessionHeader => ({
  version: 1,
  id,
  rev: 0,
  title: id,
  createdAt: `2026-11-0${day}T10:00:00.000Z`,
  setup: {
    packId: "p",
    packHash: "h",
    format: "opener",
    level: "em",
    mode: "simulation",
    personaId: "p",
    minutes: 3,
    seed: 1,
    questionId: "q1",
  },
  state: "graded",
  endedBy: "agenda",
  deletedAt: null,
  summary: null,
  ...(attemptOf === undefined ? {} : { attemptOf }),
});

describe("attempts", () => {
  const first = headerOf("first", 1);
  const second = headerOf("second", 2, "first");
  const third = headerOf("third", 3, "first");
  const other = headerOf("other", 2);

  it("are found from each of them, the oldest first", () => {
    for (const one of [first, second, third])
      expect(attemptsWith([third, other, second, first], one).map(({ id }) => id)).toEqual([
        "first",
        "second",
        "third",
      ]);
  });

  it("belong together when the first is gone", () =>
    expect(attemptsWith([third, other], second).map(({ id }) => id)).toEqual(["second", "third"]));

  it("are one alone without another", () => expect(attemptsWith([first, other], other)).toEqual([other]));
});

const said = { turn: 2, start: 0, end: 4, text: "word" };

const checklistOf = (...ticks: boolean[]): ChecklistGrade => ({
  id: "beats",
  title: "Beats",
  isOrdered: true,
  items: ticks.map((isSaid, index) => ({
    id: `i${index}`,
    title: `Item ${index}`,
    text: "",
    quotes: isSaid ? [said] : [],
  })),
  orderNotes: [],
});

const gradeOf = (scale: number | null, change: Partial<Grade> = {}): Grade => ({
  turns: [],
  level: "em",
  decision: null,
  decisionBeforeGates: null,
  gates: [],
  scopeFit: null,
  confidence: "low",
  axes: [
    {
      id: "scale",
      title: "Scale",
      letter: "S",
      question: "?",
      level: scale,
      range: null,
      status: scale === null ? "not-probed" : "graded",
      anchors: [],
      indicators: [],
      quotes: [],
      whyNotHigher: null,
      whyNotLower: null,
    },
  ],
  redFlags: [],
  droppedQuotes: 0,
  integrityNotes: [],
  limits: [],
  provenance: { packId: "p", packHash: "h", promptHash: null, grader: "built-in", model: null, schemaVersion: 1 },
  ...change,
});

describe("two gradings side by side", () => {
  it("tell by how many levels each axis changed", () =>
    expect(compareGrades(gradeOf(1), gradeOf(3)).axes).toEqual([
      { id: "scale", letter: "S", title: "Scale", before: 1, after: 3, change: 2 },
    ]));

  it("tell no change where one of them has no level", () =>
    expect(compareGrades(gradeOf(null), gradeOf(3)).axes[0]).toMatchObject({ before: null, after: 3, change: null }));

  it("tell which items were said in each", () => {
    const before = gradeOf(1, { checklists: [checklistOf(true, false)] });
    const after = gradeOf(1, { checklists: [checklistOf(true, true)] });
    expect(compareGrades(before, after).checklists[0]?.items).toEqual([
      { id: "i0", title: "Item 0", before: true, after: true },
      { id: "i1", title: "Item 1", before: false, after: true },
    ]);
    expect(compareGrades(gradeOf(1), after).checklists).toEqual([]);
  });

  it("notice another version of the pack", () => {
    const { provenance } = gradeOf(1);
    expect(compareGrades(gradeOf(1), gradeOf(1)).isSameJudge).toBe(true);
    const edited = gradeOf(1, { provenance: { ...provenance, packHash: "h2" } });
    expect(compareGrades(gradeOf(1), edited).isSameJudge).toBe(false);
  });
});
