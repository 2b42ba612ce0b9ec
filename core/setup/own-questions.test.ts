import { describe, expect, it } from "vitest";
import { tinyPack } from "../testing/tiny-pack.ts";
import { findBrokenLinks } from "./links.ts";
import { findOwnQuestionProblems, idForQuestion, type OwnQuestion, withOwnQuestions } from "./own-questions.ts";
import { Pack } from "./pack.ts";

const own = (change: Partial<OwnQuestion> = {}): OwnQuestion => ({
  id: "own-visit",
  title: "The visit",
  text: "What would you ask on your first visit?",
  axes: ["cost"],
  ...change,
});

describe("withOwnQuestions", () => {
  it("gives a pack that parses and links, with probes and points of the question's axes first", () => {
    const pack = withOwnQuestions(tinyPack(), [own(), own({ id: "own-two", axes: ["scale", "evolution"] })]);
    expect(Pack.safeParse(pack).error).toBeUndefined();
    expect(findBrokenLinks(pack)).toEqual([]);
    const added = pack.questions.find(({ id }) => id === "own-visit");
    expect(added?.family).toBe("first");
    expect(added?.probes.slice(0, 3).map(({ axis }) => axis)).toEqual(["cost", "cost", "cost"]);
    expect(added?.points.map(({ id }) => id)).toEqual(["costword1", "costword2"]);
  });

  it("leaves a pack without own questions as it is, so that its hash stays", () => {
    const pack = tinyPack();
    expect(withOwnQuestions(pack, [])).toBe(pack);
  });

  it("fills up with probes for any answer where the axis has too few", () => {
    const pack = tinyPack();
    const poor = { ...pack, probes: pack.probes.filter(({ axis }) => axis !== "cost") };
    const added = withOwnQuestions(poor, [own()]).questions.at(-1);
    expect(added?.probes.map(({ axis }) => axis)).toEqual([undefined, undefined, undefined]);
  });
});

describe("findOwnQuestionProblems", () => {
  it("names ids that are taken, by the pack or by another own question, and families that are not there", () => {
    const problems = findOwnQuestionProblems(tinyPack(), [
      own({ id: "alpha", title: "A" }),
      own({ title: "B" }),
      own({ title: "C" }),
      own({ id: "x", title: "D", family: "none" }),
    ]);
    expect(problems.map(({ path }) => path)).toEqual([
      ["questions", 0, "id"],
      ["questions", 2, "id"],
      ["questions", 3, "family"],
    ]);
  });
});

describe("findOwnQuestionProblems, of titles", () => {
  it("names the second of two that look the same in a list", () => {
    const problems = findOwnQuestionProblems(tinyPack(), [own(), own({ id: "own-two", title: " the  Visit" })]);
    expect(problems).toEqual([{ path: ["questions", 1, "title"], message: expect.stringContaining("is used twice") }]);
  });
});

describe("idForQuestion", () => {
  it("makes an id from any title, and another one where it is taken", () => {
    expect(idForQuestion("Was würden Sie tun?", new Set())).toBe("own-was-wurden-sie-tun");
    expect(idForQuestion("???", new Set(["own-question"]))).toBe("own-question-2");
    expect(idForQuestion("x".repeat(300), new Set()).length).toBeLessThanOrEqual(64);
  });
});
