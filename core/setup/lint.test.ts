import { describe, expect, it } from "vitest";
import { tinyPack } from "../testing/tiny-pack.ts";
import { lintPack } from "./lint.ts";
import type { Axis, Pack } from "./pack.ts";

const distinct = [
  "Speaks of today alone.",
  "Names growth.",
  "Measures what breaks first.",
  "Moves people and budgets early.",
];

/** The tiny pack with anchors that differ, and one axis changed. */
function packWith(change: (axis: Axis) => Axis = (axis) => axis): Pack {
  const pack = tinyPack();
  const axes = pack.axes.map((axis) => {
    const [one = "", two = "", three = "", four = ""] = distinct;
    const { anchors } = axis;
    const own = {
      1: { ...anchors[1], text: one },
      2: { ...anchors[2], text: two },
      3: { ...anchors[3], text: three },
      4: { ...anchors[4], text: four },
    };
    const told = { ...axis, anchors: own };
    return axis.id === "cost" ? change(told) : told;
  });
  return { ...pack, axes };
}
const errorsOf = (pack: Pack): string[] =>
  lintPack(pack).flatMap(({ severity, where, message }) => (severity === "error" ? [`${where} ${message}`] : []));

describe("lintPack", () => {
  it("has no complaint about the room that two questions leave, but for the axes that neither names", () => {
    expect(errorsOf(packWith())).toEqual([
      expect.stringMatching(/^reliability No question gives room/),
      expect.stringMatching(/^evolution No question gives room/),
    ]);
  });

  it("wants examples for yes and for no, and none for both", () => {
    const pack = packWith((axis) => ({
      ...axis,
      indicators: axis.indicators.map((indicator, index) =>
        index === 0
          ? { ...indicator, examples: { yes: [], no: ["A."] } }
          : index === 1
            ? { ...indicator, examples: { yes: ["B."], no: ["B."] } }
            : indicator,
      ),
    }));
    expect(errorsOf(pack)).toContainEqual(expect.stringMatching(/^cost\/\S+ has no example for yes/));
    expect(errorsOf(pack)).toContainEqual(
      expect.stringMatching(/^cost\/\S+ has “B\.” as an example for yes and for no/),
    );
  });

  it("finds a top level that nobody can reach, and a level that asks for less than the one below", () => {
    const noNumber = packWith((axis) => ({
      ...axis,
      indicators: axis.indicators.map((indicator) => ({ ...indicator, kind: "mechanism" as const })),
    }));
    expect(errorsOf(noNumber)).toContainEqual(expect.stringMatching(/^cost can never reach level 4/));
    const upsideDown = packWith((axis) => ({
      ...axis,
      levels: { ...axis.levels, 2: axis.levels[4], 4: axis.levels[2] },
    }));
    expect(errorsOf(upsideDown)).toContainEqual(expect.stringMatching(/^cost asks for fewer indicators at level 4/));
  });

  it("finds anchors that say nearly the same", () => {
    const pack = packWith((axis) => ({
      ...axis,
      anchors: { ...axis.anchors, 4: { ...axis.anchors[3], text: "Measures what breaks first, always." } },
    }));
    expect(errorsOf(pack)).toContainEqual(expect.stringMatching(/^cost has nearly the same anchor at levels 3 and 4/));
  });

  it("points out vague words without failing for them", () => {
    const pack = packWith((axis) => ({
      ...axis,
      anchors: { ...axis.anchors, 3: { ...axis.anchors[3], text: "Shows a robust approach to spending." } },
    }));
    const found = lintPack(pack).find(({ message }) => message.includes("robust"));
    expect(found).toMatchObject({ severity: "advice", where: "cost/anchor 3", file: "axes.yaml" });
  });

  it("leaves turns of phrase alone that hold such a word and mean one thing", () => {
    const saidOf = (text: string): string[] => {
      const pack = packWith((axis) => ({ ...axis, anchors: { ...axis.anchors, 3: { ...axis.anchors[3], text } } }));
      return lintPack(pack).flatMap(({ where, message }) => (where === "cost/anchor 3" ? [message] : []));
    };
    for (const text of [
      "Rules out the class for good.",
      "Ends it for good, and says how.",
      "Ended it for good after the fall.",
      "Bad news travels early.",
    ]) {
      expect(saidOf(text), text).toEqual([]);
    }
    for (const text of ["Spends it for good reasons.", "Is good at it.", "Ends it for good with a strong plan."]) {
      expect(saidOf(text), text).toHaveLength(1);
    }
  });

  it("looks for vague words in what a question tests, too", () => {
    const pack = packWith();
    const questions = pack.questions.map((question, index) =>
      index === 0 ? { ...question, testing: ["Whether the plan is solid."] } : question,
    );
    expect(lintPack({ ...pack, questions }).find(({ message }) => message.includes("“solid”"))).toMatchObject({
      severity: "advice",
      where: "alpha/testing",
      file: "questions.yaml",
    });
  });

  it("finds a question without a probe for an axis that it gives room for", () => {
    const pack = packWith();
    const [first] = pack.questions;
    if (first === undefined) throw new Error("no question");
    const questions = [{ ...first, axes: ["evolution" as const], probes: first.probes }];
    const bare = { ...pack, questions, probes: pack.probes.filter(({ axis }) => axis !== "evolution") };
    expect(errorsOf(bare)).toContainEqual("alpha gives room for evolution, but no probe asks for it.");
    const told = lintPack({ ...pack, questions }).find(({ where }) => where === "alpha");
    expect(told).toMatchObject({ severity: "advice" });
  });
});
