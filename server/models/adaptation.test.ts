import { expect, it } from "vitest";
import { createAdaptation } from "./adaptation.ts";

const body = { model: "m", messages: [], stream: true, max_tokens: 9, stream_options: {}, temperature: undefined };

it("leaves out what was refused by its name, from then on", () => {
  const adaptation = createAdaptation();
  expect(adaptation.learn(422, '{"loc":["body","stream_options"],"type":"extra_forbidden"}', body)).toBe(true);
  expect(Object.keys(adaptation.apply(body))).not.toContain("stream_options");
  expect(adaptation.apply(body)).toMatchObject({ model: "m", max_tokens: 9 });
});

it("tries the other name of the limit, and none after that", () => {
  const adaptation = createAdaptation();
  expect(adaptation.learn(400, "Unsupported parameter: 'max_tokens'", body)).toBe(true);
  const second = adaptation.apply(body);
  expect(second).toMatchObject({ max_completion_tokens: 9 });
  expect(adaptation.learn(400, "unknown field max_completion_tokens", second)).toBe(true);
  const third = adaptation.apply(body);
  expect(Object.keys(third)).not.toContain("max_tokens");
  expect(Object.keys(third)).not.toContain("max_completion_tokens");
});

it.each([
  [500, "max_tokens"],
  [400, "no model of that name"],
  [400, "temperature"],
  [400, "max_tokens is too large: this model's maximum context length is 4096 tokens"],
])("learns nothing from %i: %s", (status, refusal) => {
  const adaptation = createAdaptation();
  expect(adaptation.learn(status, refusal, body)).toBe(false);
  expect(adaptation.apply(body)).toEqual(body);
});
