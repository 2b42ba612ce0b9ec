import { describe, expect, it } from "vitest";
import { readRefusal } from "./refusal.ts";

const saying = (message: string, more: object = {}): string => JSON.stringify({ error: { message, ...more } });

describe("what a server said", () => {
  it.each([
    [saying("The engine is\n overloaded."), "The engine is overloaded."],
    [JSON.stringify({ error: "model is loading" }), "model is loading"],
    [saying("See https://example.com/docs?key=1 for more."), "See … for more."],
    [saying("Incorrect API key provided: sk-abc***xyz."), "Incorrect API … …"],
    [saying("Bad token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.x"), "Bad token …"],
    [saying("It failed. ".repeat(30)), `${"It failed. ".repeat(30).slice(0, 160)}…`],
  ])("is one clean sentence of %s", (body, expected) => {
    expect(readRefusal(body).words).toBe(expected);
  });

  it.each([
    ["<html><body>Bad gateway</body></html>"],
    ['{"detail":[{"loc":["body"]}]}'],
    [""],
    [saying("<b>no</b>")],
    ["{"],
  ])("is not repeated where it is %s", (body) => {
    expect(readRefusal(body).words).toBeNull();
  });
});

it.each([
  ["This model's maximum context length is 8192 tokens. However, you requested 9000 tokens."],
  ["the request exceeds the available context size, try increasing it"],
  ["prompt is too long: 210000 tokens > 200000 maximum"],
  ["'max_tokens' or 'max_completion_tokens' is too large: 512. This model's maximum context length is 4096 tokens"],
  ["input length and max_tokens exceed context limit: 100 + 20 > 110"],
])("hears that the window is full in: %s", (message) => {
  expect(readRefusal(saying(message)).isWindowFull).toBe(true);
});

it.each([
  ["Unsupported parameter: 'max_tokens'"],
  ["Invalid value for temperature: maximum is 2"],
  ["Rate limit reached"],
])("does not hear it in: %s", (message) => {
  expect(readRefusal(saying(message)).isWindowFull).toBe(false);
});

it("tells a used-up quota and a missing model by their codes", () => {
  expect(readRefusal(saying("No.", { code: "insufficient_quota" })).isQuota).toBe(true);
  expect(readRefusal(saying("Slow down.", { code: "rate_limit_exceeded" })).isQuota).toBe(false);
  expect(readRefusal(saying("No.", { code: "model_not_found" })).lacksModel).toBe(true);
  expect(readRefusal(saying('model "llama9" not found, try pulling it first')).lacksModel).toBe(true);
});
