import { describe, expect, it } from "vitest";
import type { TurnVoice } from "#core/transcript/session.ts";
import { voiceText } from "./why.tsx";

const voiceOf = (change: Partial<TurnVoice>): TurnVoice => ({
  model: "tiny",
  promptHash: "p",
  usage: { inputTokens: null, outputTokens: null },
  calls: 1,
  violations: [],
  builtIn: "none",
  turnsLeftOut: 0,
  ...change,
});

describe("who worded a turn", () => {
  it("is the built-in interviewer where no model was chosen, as in old sessions", () => {
    expect(voiceText(undefined)).toBe("Worded by the built-in interviewer.");
  });

  it("names the rule for which the built-in voice stepped in, once", () => {
    expect(voiceText(voiceOf({ builtIn: "end", calls: 2, violations: ["praise", "praise"] }))).toBe(
      "The built-in voice ended this turn, as the words of tiny broke a rule: praise.",
    );
    expect(voiceText(voiceOf({ builtIn: "all", calls: 2, violations: ["many-questions", "praise"] }))).toContain(
      "broke a rule: many questions, praise.",
    );
  });

  it("is the model where only what came behind its question was not said", () => {
    expect(voiceText(voiceOf({ violations: ["tool-call"] }))).toBe(
      "Worded by tiny; what came behind its question was left out: tool call.",
    );
    expect(voiceText(voiceOf({ calls: 2, violations: ["praise"] }))).toContain("at the second try");
  });

  it("is no broken rule where no model was asked", () => {
    expect(voiceText(voiceOf({ builtIn: "all", calls: 0 }))).toBe("The built-in voice says such turns itself.");
  });

  it("says what was left out, so that nothing is trimmed in silence", () => {
    expect(voiceText(voiceOf({ turnsLeftOut: 12 }))).toBe(
      "Worded by tiny. It got the 12 oldest turns as a summary, so that the talk fitted its window.",
    );
  });
});
