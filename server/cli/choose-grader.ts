import { randomBytes } from "node:crypto";
import { userTextByCode } from "#core/errors.ts";
import type { Grader } from "#core/grading/grader.ts";
import { createNameSwap } from "#core/interview/voice/names-out.ts";
import type { TranscriptReader } from "#core/reading/reader.ts";
import { type Result, err, ok } from "#core/result.ts";
import { readConfig } from "../config.ts";
import { createBuiltInGrader } from "../grader/built-in.ts";
import { createModelGrader } from "../grader/model.ts";
import { createGraderPrompts } from "../grader/prompts.ts";
import type { ConfiguredModel } from "../models/model.ts";
import { createModelStore } from "../models/models.ts";
import { createTalk } from "../models/talk.ts";

/** Makes the grader of one transcript. @param seed of the order in which a model is asked; the built-in grader has no use for it */
export type GraderFor = (reader: TranscriptReader, seed: number) => Grader;

export const builtInGraderFor: GraderFor = (reader) => createBuiltInGrader(reader);

export interface ModelGraderFor {
  readonly graderFor: GraderFor;
  readonly model: string;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * The model that the settings name for grading. Says on standard error where the transcript goes, and why an axis failed.
 * The error is one line for a person.
 * @param runs decisions an axis
 * @param modelId another that is configured; empty = the one for grading
 */
export async function readModelGrader(runs: number, modelId = ""): Promise<Result<ModelGraderFor, string>> {
  const config = readConfig(process.env);
  if (!config.ok) return config;
  const { envFile, settingsFile, promptsFolder, patience } = config.value;
  const model = await readModel(envFile, settingsFile, modelId);
  if (!model.ok) return model;
  const prompts = await createGraderPrompts(promptsFolder, say)();
  if (!prompts.ok) return err("The prompts of the grader cannot be used.");
  const { model: name, host } = model.value.summary;
  say(`Grading with ${name} on ${host}: the transcript is sent there.`);
  const fixed = { talk: createTalk(patience), prompts: prompts.value, model: model.value };
  const graderFor: GraderFor = (reader, seed) =>
    tellingFailures(
      createModelGrader({
        ...fixed,
        pack: reader.pack,
        names: createNameSwap([]),
        builtIn: createBuiltInGrader(reader),
        runs,
        seed,
        nonce: () => randomBytes(8).toString("hex"),
        signal: new AbortController().signal,
      }),
    );
  return ok({ graderFor, model: name });
}

async function readModel(
  envFile: string,
  settingsFile: string,
  wanted: string,
): Promise<Result<ConfiguredModel, string>> {
  const places = { environment: process.env, envFile, settingsFile };
  const store = createModelStore({ ...places, localServers: [], log: () => undefined, now: () => performance.now() });
  const { grader, models, problems } = await store.list("settings");
  const [problem] = problems;
  if (problem !== undefined) {
    return err(`${problem.source}${problem.line === null ? "" : `:${problem.line}`} ${problem.message}`);
  }
  const ids = models.map(({ id }) => id);
  if (wanted !== "" && ids.length > 0 && !ids.includes(wanted)) {
    return err(`There is no model ${JSON.stringify(wanted)}; there are: ${ids.join(", ")}.`);
  }
  if (grader === null) {
    return err(`No model is configured: set HOTSEAT_CHAT_URL and HOTSEAT_CHAT_MODEL, or write ${settingsFile}.`);
  }
  const model = await store.byId(wanted === "" ? grader : wanted);
  return model.ok ? model : err(model.error.detail ?? userTextByCode[model.error.code]);
}

const tellingFailures = (grader: Grader): Grader => ({
  ...grader,
  async propose(subject, conversation) {
    const proposed = await grader.propose(subject, conversation);
    if (!proposed.ok) say(`${subject}: ${proposed.error.detail ?? userTextByCode[proposed.error.code]}`);
    return proposed;
  },
});
