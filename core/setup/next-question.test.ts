import { describe, expect, it } from "vitest";
import { chooseNextQuestion } from "./next-question.ts";

describe("chooseNextQuestion", () => {
  it("comes back to a question only when all others were practised as often", () => {
    expect(chooseNextQuestion(["a", "b", "c"], ["a", "c", "a", null], 1)).toBe("b");
    expect(["a", "c"]).toContain(chooseNextQuestion(["a", "b", "c"], ["b"], 5));
  });

  it("varies with the seed", () => {
    const chosen = Array.from({ length: 20 }, (_, seed) => chooseNextQuestion(["a", "b", "c"], [], seed));
    expect(new Set(chosen).size).toBe(3);
  });

  it("has nothing to choose in a pack without questions", () => {
    expect(chooseNextQuestion([], [], 1)).toBeNull();
  });
});
