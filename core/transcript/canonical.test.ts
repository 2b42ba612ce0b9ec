import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalise } from "./canonical.ts";

describe("canonical text", () => {
  it("drops zero-width, bidi and private-use characters and keeps the words", () => {
    expect(canonicalise("ow\u200Bner\u202E is\u00A0pai\uE000d").text).toBe("owner is paid");
  });

  it("writes full-width letters and ligatures in their common form", () => {
    expect(canonicalise("ｃｏｓｔ ﬁgure").text).toBe("cost figure");
  });

  it("leads every piece back to the original characters", () => {
    const original = "we ow\u200Bned the ﬁnance feed";
    const canonical = canonicalise(original);
    const start = canonical.text.indexOf("owned");
    expect(original.slice(...canonical.toOriginal(start, start + 5))).toBe("ow\u200Bned");
    const ligature = canonical.text.indexOf("finance");
    expect(original.slice(...canonical.toOriginal(ligature, ligature + 7))).toBe("ﬁnance");
  });

  it("is the same text when it is made canonical again, and its offsets stay in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (original) => {
        const canonical = canonicalise(original);
        expect(canonicalise(canonical.text).text.length).toBeLessThanOrEqual(canonical.text.length);
        let before = 0;
        for (let index = 0; index < canonical.text.length; index += 1) {
          const [start, end] = canonical.toOriginal(index, index + 1);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(original.length);
          before = start;
        }
      }),
    );
  });
});
