import { expect, it } from "vitest";
import { inHalf } from "./halves.ts";

it("shares a list out in turn: the first for development, the second held out; without a half it is whole", () => {
  expect(inHalf(["a", "b", "c"], "development")).toEqual(["a", "c"]);
  expect(inHalf(["a", "b", "c"], "held-out")).toEqual(["b"]);
  expect(inHalf(["a", "b", "c"], null)).toEqual(["a", "b", "c"]);
});
