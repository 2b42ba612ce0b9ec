import { join } from "node:path";
import process from "node:process";
import type { InterviewSetup } from "#core/transcript/session.ts";
import { createPromptStore } from "../server/prompts.ts";
import { createReaderFor } from "../server/reader.ts";
import { holdInterviews } from "../server/testing/conduct/hold.ts";
import { judgeInterviews } from "../server/testing/conduct/judge.ts";
import { createBuiltInVoice, type Wordsmith } from "../server/testing/conduct/play.ts";
import { failuresToText, type Judged, judgedToTable } from "../server/testing/conduct/table.ts";
import { realPack } from "../server/testing/real-pack.ts";
import { createScriptedModel } from "../server/testing/conduct/scripted-model.ts";
import { talliesToTable, type Tally, tallyTried } from "../server/testing/conduct/tried.ts";
import { root } from "./page-stamp.ts";

/**
 * npm run conduct: every simulated candidate × every format × three seeds, once as it is and once restless, judged by
 * every criterion of conduct. Exit 1 when anything got through.
 */
const seeds = [1, 2, 3];
const mostFailuresShown = 5;

const startedAt = performance.now();
const loaded = await realPack();
const reader = await createReaderFor()(loaded);
const prompts = await createPromptStore({
  folder: join(root, "prompts"),
  log: (line) => process.stderr.write(`${line}\n`),
}).interviewer();
if (!prompts.ok) throw new Error("The prompts cannot be read.");
const builtIn = await judge("built-in voice", createBuiltInVoice);
const model = await judge("model that misbehaves", createScriptedModel(loaded.pack, prompts.value));
const judged = [builtIn, model];
process.stdout.write(`${judgedToTable(judged)}\n`);
for (const one of judged) report(one);
process.stdout.write(`\n${talliesToTable(model.tallies)}\n`);
for (const { kind, examples } of model.tallies)
  if (kind !== "good") for (const shown of examples) process.stdout.write(`shown although ${kind} · ${shown}\n`);
process.stdout.write(`In ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.\n`);
const isBroken = judged.some(({ rows }) => rows.some(({ failed }) => failed > 0));
const isThrough = model.tallies.some(({ kind, gotThrough }) => kind !== "good" && gotThrough > 0);
process.exitCode = isBroken || isThrough ? 1 : 0;

async function judge(
  voice: string,
  createVoice: (setup: InterviewSetup, actor: string) => Wordsmith,
): Promise<Judged & { readonly tallies: readonly Tally[] }> {
  process.stderr.write(`${voice} …\n`);
  const held = await holdInterviews({ reader, loaded, seeds, createVoice });
  return {
    voice,
    interviews: held.length,
    rows: judgeInterviews(held),
    tallies: tallyTried(held.flatMap(({ tried }) => tried)),
  };
}

function report(one: Judged): void {
  const failures = failuresToText(one, mostFailuresShown);
  if (failures !== "") process.stdout.write(`\n${failures}\n`);
  const { interviews, rows, voice } = one;
  const applied = rows.filter(({ places }) => places > 0).length;
  const places = rows.reduce((sum, row) => sum + row.places, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  process.stdout.write(
    `\n${voice}: ${interviews} interviews, ${rows.length} criteria (${applied} of them applied), ${places} places judged, ${failed} failures.\n`,
  );
}
