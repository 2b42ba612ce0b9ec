import { describe, expect, it } from "vitest";
import type { ModelSummary } from "#core/api.ts";
import type { SessionEvent, TurnVoice } from "#core/transcript/session.ts";
import { answerOf, turnOf } from "../testing/sessions.ts";
import { sumUsage, usageText } from "./usage.ts";

const model: ModelSummary = {
  id: "chat",
  model: "tiny",
  host: "127.0.0.1:9",
  isOnThisMachine: true,
  source: "environment",
  setting: "HOTSEAT_CHAT_MODEL",
  hasKey: false,
  contextTokens: 8_000,
  prices: { currency: "EUR", input: 2, output: 10 },
};

const voiceOf = (
  inputTokens: number | null,
  outputTokens: number | null,
  change: Partial<TurnVoice> = {},
): TurnVoice => ({
  model: "tiny",
  promptHash: "p",
  usage: { inputTokens, outputTokens },
  calls: 1,
  violations: [],
  builtIn: "none",
  turnsLeftOut: 0,
  ...change,
});

const chosen: SessionEvent = {
  type: "voice-chosen",
  seq: 0,
  id: "v",
  atMs: 0,
  voice: { name: "model", modelId: "chat" },
};

const textOf = (events: readonly SessionEvent[], models = [model]) => usageText(sumUsage(events, models));

describe("what the model of an interview took", () => {
  it("is the sum over its turns, with the price of the settings", () => {
    const events = [
      chosen,
      turnOf(1, { voice: voiceOf(1_000, 100) }),
      answerOf(2),
      turnOf(3, { voice: voiceOf(500, 50) }),
    ];
    expect(textOf(events)).toBe("1,500 tokens in, 150 out; about 0.0045 EUR");
  });

  it("is nothing to speak of in an interview without a model", () => {
    expect(textOf([turnOf(0), answerOf(1), turnOf(2)])).toBeNull();
  });

  it("counts the calls whose tokens nobody told, and never counts them as none", () => {
    const cutOff = turnOf(2, { status: "interrupted" });
    expect(textOf([chosen, turnOf(1, { voice: voiceOf(null, 7) })])).toMatch(/^Tokens unknown/);
    expect(textOf([chosen, turnOf(1, { voice: voiceOf(10, 7) }), cutOff])).toBe(
      "at least 10 tokens in, 7 out: 1 of 2 calls was not counted by the model’s server; at least 0.00009 EUR",
    );
  });

  it("has no cost without a price, nor with the price of another model", () => {
    const events = [chosen, turnOf(1, { voice: voiceOf(10, 7) })];
    expect(textOf(events, [{ ...model, prices: null }])).toBe("10 tokens in, 7 out");
    expect(textOf(events, [{ ...model, model: "large" }])).toBe("10 tokens in, 7 out");
  });

  it("is no less than what was counted where a call was ended early, and nothing where none was made", () => {
    const tried = turnOf(1, { voice: voiceOf(10, 7, { calls: 2, uncountedCalls: 1, violations: ["praise"] }) });
    const ownWords = turnOf(2, { voice: voiceOf(null, null, { calls: 0, builtIn: "all" }) });
    expect(textOf([chosen, tried, ownWords])).toMatch(/^at least 10 tokens in, 7 out: 1 of 2 calls /);
  });

  it("takes in what was paid for words that were never shown, and for turns that failed", () => {
    const replaced = turnOf(1, { voice: voiceOf(20, 10, { calls: 2, violations: ["praise"], builtIn: "all" }) });
    const failed = turnOf(2, { text: "", status: "interrupted", voice: voiceOf(30, 5) });
    expect(textOf([chosen, replaced, failed])).toBe("50 tokens in, 15 out; about 0.00025 EUR");
  });

  it("leaves out turns after the switch to the built-in voice", () => {
    const back: SessionEvent = { ...chosen, seq: 2, id: "b", voice: { name: "built-in" } };
    expect(textOf([chosen, turnOf(1, { voice: voiceOf(10, 7) }), back, turnOf(3)])).toMatch(/^10 tokens in, 7 out;/);
  });
});
