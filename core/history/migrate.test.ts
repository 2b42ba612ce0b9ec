import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { readStored, toStored } from "./migrate.ts";

const Shape = z.object({ text: z.string(), place: z.object({ seq: z.number() }) });

describe("reading a kept record", () => {
  it("gives back what was kept", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, seq) => {
        expect(readStored(toStored({ text, place: { seq } }), Shape)).toEqual({
          ok: true,
          value: { text, place: { seq } },
        });
      }),
    );
  });

  it("refuses a newer version by name, even when its shape would fit", () => {
    const record = { version: 2, data: { text: "later", place: { seq: 0 } } };
    expect(readStored(record, Shape)).toEqual({ ok: false, error: { type: "newer-version", version: 2 } });
  });

  it("says where a damaged record is wrong", () => {
    const read = readStored(toStored({ text: "a", place: { seq: "0" } }), Shape);
    expect(read).toMatchObject({ ok: false, error: { type: "damaged", detail: expect.stringContaining("place.seq") } });
  });

  it("never throws and never guesses, whatever the record is", () => {
    fc.assert(
      fc.property(fc.anything(), (record) => {
        expect(readStored(record, Shape).ok).toBe(false);
      }),
    );
  });

  it("does not take a version that is no whole number from 1", () => {
    for (const version of [0, -1, 1.5, Number.NaN, "1", null]) {
      expect(readStored({ version, data: { text: "a", place: { seq: 0 } } }, Shape).ok).toBe(false);
    }
  });
});
