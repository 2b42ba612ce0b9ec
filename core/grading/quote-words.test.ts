import { expect, it } from "vitest";
import { hasFigure } from "./quote-words.ts";

it.each(["It took forty minutes.", "p99 was fine.", "The bill was halved.", "Four cents each.", "Seventeen shops."])(
  "finds the figure in %j",
  (text) => {
    expect(hasFigure(text)).toBe(true);
  },
);

it.each(["No one saw it.", "We track the cost per order.", "It was a lot.", ""])("finds none in %j", (text) => {
  expect(hasFigure(text)).toBe(false);
});
