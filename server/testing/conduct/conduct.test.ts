import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { createPromptStore } from "../../prompts.ts";
import { createReaderFor } from "../../reader.ts";
import { realPack } from "../real-pack.ts";
import { holdInterviews } from "./hold.ts";
import { judgeInterviews } from "./judge.ts";
import { createBuiltInVoice } from "./play.ts";
import { createScriptedModel } from "./scripted-model.ts";
import { failuresToText, type Judged } from "./table.ts";
import { type Tally, tallyTried } from "./tried.ts";

const promptsFolder = fileURLToPath(new URL("../../../prompts", import.meta.url));
/** The short form of `npm run conduct`. */
const candidates = ["strong", "asks-back", "silent", "hostile"];
const seeds = [1];

let builtIn: Judged;
let model: Judged;
let tallies: readonly Tally[];
beforeAll(async () => {
  const loaded = await realPack();
  const reader = await createReaderFor()(loaded);
  const prompts = await createPromptStore({ folder: promptsFolder, log: () => {} }).interviewer();
  if (!prompts.ok) throw new Error("The prompts cannot be read.");
  const createVoice = createScriptedModel(loaded.pack, prompts.value);
  const behind = await holdInterviews({ reader, loaded, seeds, candidates: ["asks-back", "hostile"], createVoice });
  model = { voice: "model", interviews: behind.length, rows: judgeInterviews(behind) };
  tallies = tallyTried(behind.flatMap(({ tried }) => tried));
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

describe("a model that misbehaves in every way, behind the gate", () => {
  it("keeps every rule of conduct", () => expect(failuresToText(model, 3)).toBe(""));

  it("shows nothing that it must not, of all the ways that were tried", () => {
    const bad = tallies.filter(({ kind }) => kind !== "good");
    expect(bad.length).toBeGreaterThan(45);
    expect(bad.filter(({ gotThrough }) => gotThrough > 0)).toEqual([]);
  });

  it("shows good words: the gate is no wall", () => {
    const good = tallies.find(({ kind }) => kind === "good");
    expect((good?.gotThrough ?? 0) / (good?.tried ?? 1)).toBeGreaterThan(0.9);
  });
});
