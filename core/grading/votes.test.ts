import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verdictOf } from "./votes.ts";

const votes = fc.array(fc.constantFrom("yes" as const, "no" as const, "unclear" as const, undefined));

describe("the vote of several runs", () => {
  it("follows two of three, and is unclear where no two thirds agree", () => {
    expect(verdictOf(["yes", "no", "yes"])).toBe("yes");
    expect(verdictOf(["no", "unclear", "no"])).toBe("no");
    expect(verdictOf(["yes", "no", "unclear"])).toBe("unclear");
    expect(verdictOf(["yes", "yes", "no", "no"])).toBe("unclear");
  });

  it("takes a run that gave no answer for a run that did not agree", () => {
    expect(verdictOf(["yes", undefined, undefined])).toBe("unclear");
    expect(verdictOf([])).toBe("unclear");
  });

  it("does not depend on the order of the runs", () => {
    fc.assert(
      fc.property(votes, (given) => {
        expect(verdictOf(given)).toBe(verdictOf(given.toReversed()));
      }),
    );
  });
});
