import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axesNamedAloud } from "./axes-named.ts";

const titles = ["Scale", "Reliability", "Cost", "Ownership", "Evolution"];
const said = (text: string) =>
  axesNamedAloud([{ n: 2, speaker: "candidate", text }], titles).map((quote) => quote.text);

describe("axesNamedAloud", () => {
  it("hears an axis that leads a statement in", () => {
    expect(
      said(
        "On reliability, I would page the owner. As for the cost: we moved two feeds. In terms of scale I cap readers.",
      ),
    ).toEqual(["On reliability", "for the cost", "of scale"]);
  });

  it("does not take an axis in mid-sentence for a signpost", () => {
    expect(said("We spent money on cost reports, and the cost of it was high. It depends on ownership.")).toEqual([]);
  });

  it("counts nothing that the interviewer said", () => {
    expect(axesNamedAloud([{ n: 1, speaker: "interviewer", text: "On cost, what changed?" }], titles)).toEqual([]);
  });

  it("gives slices of the candidate's own turn, whatever was said", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("On", "cost", ",", "the", "I", ". ", "scale", " ", "x"), { maxLength: 40 }),
        (parts) => {
          const text = parts.join(" ");
          for (const quote of axesNamedAloud([{ n: 1, speaker: "candidate", text }], titles)) {
            expect(text.slice(quote.start, quote.end)).toBe(quote.text);
          }
        },
      ),
    );
  });
});
