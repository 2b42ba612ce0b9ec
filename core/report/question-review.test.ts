import { describe, expect, it } from "vitest";
import type { ChecklistGrade, Quote } from "../grading/grade.ts";
import type { Move, SessionEvent } from "../transcript/session.ts";
import { reviewQuestions } from "./question-review.ts";

const quote = (turn: number, text: string, start = 0): Quote => ({ turn, start, end: start + text.length, text });
const item = (id: string, text: string, ...quotes: Quote[]) => ({ id, title: `1. ${id}`, text, quotes });
const listOf = (...items: ChecklistGrade["items"]): { checklists: ChecklistGrade[] } => ({
  checklists: [{ id: "star", title: "STAR", isOrdered: true, items, orderNotes: [] }],
});
const questions = [
  { id: "q1", title: "First", points: ["a", "b"].map((id) => ({ id, text: `Point ${id}` })) },
  { id: "q2", title: "Second", points: [] },
];

const turnOf = (seq: number, type: Move["type"], questionId: string, points: string[] = []): SessionEvent => ({
  type: "interviewer-turn",
  seq,
  id: `${seq}`,
  atMs: 0,
  text: "?",
  move: { type, kind: null, reason: "", questionId, axis: null, sourceId: null },
  heard: { intent: "answer", words: 9, indicators: [], points, facts: [], gaps: [], isRepeat: false },
  status: "complete",
});
const answerAt = (seq: number): SessionEvent => ({ type: "answer-given", seq, id: `${seq}`, atMs: 0, text: "Said." });
/** Turns: 1 asks q1, 2 answers, 3 probes, 4 answers, 5 asks q2, 6 answers, 7 closes. */
const log = [
  turnOf(0, "ask", "q1"),
  answerAt(1),
  turnOf(2, "probe", "q1", ["b"]),
  answerAt(3),
  turnOf(4, "ask", "q2", ["b"]),
  answerAt(5),
  turnOf(6, "close", "q2", ["a"]),
];

describe("question by question", () => {
  it("tells which points were covered, in which turn first, and which were missed", () => {
    const [first, second] = reviewQuestions({}, log, questions);
    expect(first?.points.map(({ id, turn }) => [id, turn])).toEqual([
      ["a", null],
      ["b", 2],
    ]);
    expect(second).toMatchObject({ id: "q2", points: [] });
  });

  it("puts her own words of that question in the order of the list, each once, and leaves the rest open", () => {
    const grade = listOf(
      item("Situation", "What broke, in figures.", quote(4, "The queue.")),
      item("Action", "What you did.", quote(2, "I cut it."), quote(4, "The queue.")),
      item("Result", "How much it moved."),
      item("Lasting", "What stayed.", quote(6, "Of the other question, 9.")),
    );
    expect(reviewQuestions(grade, log, questions)[0]?.rewrite).toEqual([
      { title: "Situation", quotes: [quote(4, "The queue.")], lacksNumber: true },
      { title: "Action", quotes: [quote(2, "I cut it.")], lacksNumber: false },
      { title: "Result", quotes: [], lacksNumber: true },
      { title: "Lasting", quotes: [], lacksNumber: false },
    ]);
  });

  it("asks for no number where one stands, and rewrites nothing of which nothing was heard", () => {
    const grade = listOf(item("Result", "How much it moved.", quote(2, "Down by 30 %.")));
    const [first, second] = reviewQuestions(grade, log, questions);
    expect(first?.rewrite).toMatchObject([{ lacksNumber: false }]);
    expect(second?.rewrite).toEqual([]);
  });

  it("leaves out what the pack does not have, and what was asked nowhere", () => {
    expect(reviewQuestions({}, log, [])).toEqual([]);
    expect(reviewQuestions({}, [answerAt(0)], questions)).toEqual([]);
  });
});
