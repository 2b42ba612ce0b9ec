import { describe, expect, it } from "vitest";
import type { Grade } from "../grading/grade.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { leadOf } from "./lead.ts";

const pack = tinyPack();
const timed = { ...pack.formats[0]!, id: "star" as const, answerSeconds: 90 };

/** Levels in the order of the axes, and so many of three parts heard. */
function gradeOf(levels: readonly (number | null)[], heard: number): Pick<Grade, "axes" | "checklists"> {
  const items = [1, 2, 3].map((n) => ({
    id: `part-${n}`,
    title: `Part ${n}`,
    text: "",
    quotes: n <= heard ? [{ turn: 2, start: 0, end: 4, text: "That" }] : [],
  }));
  return {
    axes: pack.axes.map(({ id, title, letter, question }, index) => ({
      id,
      title,
      letter,
      question,
      level: levels[index] ?? null,
      range: null,
      status: levels[index] == null ? "not-probed" : "graded",
      anchors: [],
      indicators: [],
      quotes: [],
      whyNotHigher: null,
      whyNotLower: null,
    })),
    checklists: [{ id: "star", title: "STAR", isOrdered: false, items, orderNotes: [] }],
  };
}

describe("what leads a report", () => {
  it("is no decision on one axis, but what was heard, and that the others were not asked", () => {
    expect(leadOf(gradeOf([null, 4], 3), timed, null)).toEqual({
      title: "3 of 3 parts heard, Reliability\u00A04\u00A0of\u00A04.",
      text: "One axis is no hiring decision, so none is given. Four axes were not asked, which counts neither for you nor against you.",
    });
    expect(leadOf(gradeOf([null, 4], 3), pack.formats[0], null)?.title).toContain("Reliability\u00A04\u00A0of\u00A04");
  });

  it("is no decision after one timed answer either, however many axes it showed", () => {
    expect(leadOf(gradeOf([2, 4, 3, 3, 3], 2), timed, null)?.text).toBe(
      "One answer of 90 seconds is no hiring decision, so none is given.",
    );
  });

  it("is the decision where two axes and more were graded without a stop-watch", () => {
    expect(leadOf(gradeOf([2, 4], 3), pack.formats[0], null)).toBeNull();
  });

  it.each([
    [27, "No decision: 27 words in all; 40 are needed to judge."],
    [1, "No decision: 1 word in all; 40 are needed to judge."],
    [0, "No decision: nothing was said."],
  ])("counts %i words that are too few to judge", (words, title) => {
    expect(leadOf(gradeOf([], 0), timed, { words, needed: 40 })?.title).toBe(title);
  });
});
