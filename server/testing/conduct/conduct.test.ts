import { beforeAll, describe, expect, it } from "vitest";
import { createReaderFor } from "../../reader.ts";
import { realPack } from "../real-pack.ts";
import { holdInterviews } from "./hold.ts";
import { judgeInterviews } from "./judge.ts";
import { createBuiltInVoice } from "./play.ts";
import { failuresToText, type Judged } from "./table.ts";

/** The short form of `npm run conduct`. */
const candidates = ["strong", "asks-back", "silent", "hostile"];
const seeds = [1];

let builtIn: Judged;
beforeAll(async () => {
  const loaded = await realPack();
  const reader = await createReaderFor()(loaded);
  const held = await holdInterviews({ reader, loaded, seeds, candidates, createVoice: createBuiltInVoice });
  builtIn = { voice: "built-in", interviews: held.length, rows: judgeInterviews(held) };
});

describe("the built-in voice", () => {
  it("keeps every rule of conduct, with four candidates in every format", () => {
    expect(failuresToText(builtIn, 3)).toBe("");
  });

  it("was judged by so many rules at so many places that silence means something", () => {
    const applied = builtIn.rows.filter(({ places }) => places > 0);
    expect(applied.length).toBeGreaterThan(80);
    expect(applied.reduce((sum, { places }) => sum + places, 0)).toBeGreaterThan(20_000);
  });
});
