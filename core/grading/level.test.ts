import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tinyPack } from "../testing/tiny-pack.ts";
import type { Verdict } from "./grade.ts";
import { type Finding, levelOf } from "./level.ts";
import { missingFor, whyNotHigher, whyNotLower } from "./why.ts";

const [axis] = tinyPack().axes;
if (axis === undefined) throw new Error("the tiny pack has axes");

/** One letter an indicator: y, n or u; each shown one comes from the answer with its number, or from the first. */
const findings = (verdicts: string, isSpread = true): Finding[] =>
  verdicts.split("").map((letter, index) => ({
    id: `scaleword${index + 1}`,
    verdict: letter === "y" ? "yes" : letter === "u" ? "unclear" : "no",
    answers: letter === "y" ? [isSpread ? index + 1 : 1] : [],
  }));

describe("the level of an axis", () => {
  it.each([
    ["nnnnn", 1],
    ["nynnn", 2],
    ["nyyyn", 2],
    ["yynnn", 3],
    ["ynnyy", 3],
    ["yyyyn", 4],
  ])("%s is %i by the table", (verdicts, level) => {
    expect(levelOf(axis, findings(verdicts), 5)).toEqual({ level, range: null });
  });

  it("asks for two answers at the top only where there were two questions", () => {
    expect(levelOf(axis, findings("yyyyy", false), 2).level).toBe(3);
    expect(levelOf(axis, findings("yyyyy", false), 1).level).toBe(4);
  });

  it("asks for a figure and a mechanism at the top, whatever the table says", () => {
    const plain = { ...axis, indicators: axis.indicators.map((one) => ({ ...one, kind: "outcome" as const })) };
    expect(levelOf(plain, findings("yyyyy"), 5).level).toBe(3);
  });

  it("counts a number that was shown without a figure up to level 2, and says what it lacks", () => {
    const mentioned = findings("yyyyn").map((one) => (one.id === "scaleword1" ? { ...one, isFigureless: true } : one));
    expect(levelOf(axis, mentioned, 5).level).toBe(2);
    expect(levelOf(axis, mentioned.slice(0, 1), 5).level).toBe(2);
    expect(whyNotHigher(axis, mentioned, 2, 5)).toBe(
      "Level 3 also needs a yes to this: “Is scaleword1 there?”, with a figure",
    );
  });

  it("gives a range where unclear indicators would decide", () => {
    expect(levelOf(axis, findings("ynnnu"), 5)).toEqual({ level: 2, range: [2, 3] });
    expect(levelOf(axis, findings("nnyuy"), 5)).toEqual({ level: 2, range: null });
  });

  it("never falls when one more indicator is shown", () => {
    const verdict = fc.constantFrom<Verdict>("yes", "no", "unclear");
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 5, maxLength: 5 }), fc.nat(4), (verdicts, shown) => {
        const before = verdicts.map((one, index) => ({ id: `scaleword${index + 1}`, verdict: one, answers: [index] }));
        const after = before.map((one, index) => (index === shown ? { ...one, verdict: "yes" as const } : one));
        expect(levelOf(axis, after, 3).level).toBeGreaterThanOrEqual(levelOf(axis, before, 3).level);
      }),
    );
  });
});

describe("why not", () => {
  it("names the required indicator that is missing", () => {
    expect(missingFor(axis, findings("nyyyn"), 2)).toEqual(["scaleword1"]);
    expect(whyNotHigher(axis, findings("nyyyn"), 2, 5)).toBe(
      "Level 3 also needs a yes to this: “Is scaleword1 there?”",
    );
  });

  it("says how many more are needed where any will do", () => {
    expect(whyNotHigher(axis, findings("nnnnn"), 1, 5)).toContain(
      "Level 2 also needs a yes to one of these: “Is scaleword1 there?” ·",
    );
  });

  it("says that all came from one answer", () => {
    expect(whyNotHigher(axis, findings("yyyyy", false), 3, 2)).toBe(
      "Level 4 asks for evidence from 2 different answers; it came from 1.",
    );
  });

  it("names what carries the level, and nothing at the ends", () => {
    expect(whyNotLower(axis, findings("yynnn"), 3)).toBe("Level 3 rests on a yes to: “Is scaleword1 there?”");
    expect(whyNotLower(axis, findings("nnnnn"), 1)).toBeNull();
    expect(whyNotHigher(axis, findings("yyyyy"), 4, 5)).toBeNull();
  });
});
