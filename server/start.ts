import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createApp } from "./app.ts";
import { canonicalPort, type Config, readConfig } from "./config.ts";
import { createExampleFolder } from "./examples.ts";
import { type Listening, listen } from "./listen.ts";
import { createMirror, type Mirror } from "./mirror.ts";
import { usualServers } from "./models/found.ts";
import type { ModelStore, TalkToModel } from "./models/model.ts";
import { createModelStore, noModels } from "./models/models.ts";
import { openBrowser, shouldOpenBrowser } from "./open-browser.ts";
import { findPackFolders } from "./pack-places.ts";
import { createPackStore } from "./packs.ts";
import { codeOf, portText } from "./port.ts";
import { createPromptStore } from "./prompts.ts";
import { createReaderFor } from "./reader.ts";
import { createReferenceStore } from "./reference.ts";
import { makeDataFolder, readOrMakeSecret } from "./secret.ts";
import { createStoryCopy } from "./stories.ts";

const warmUpDelayMs = 200;
const closeGraceMs = 1_000;

/**
 * The composition root: environment → deps → socket. Standard output gets the link and nothing else;
 * whatever stops the start is one line on standard error and exit code 1.
 * @param whenWarm called once the packs are loaded, a moment after the server answers
 */
export async function start(whenWarm: () => void): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) return giveUp(read.error);
  const config = read.value;
  const secret = await prepareDataFolder(config.dataFolder);
  if (secret === null) return;

  process.on("unhandledRejection", (error) =>
    say(`unhandled: ${error instanceof Error ? error.stack : String(error)}`),
  );
  const mirror = config.keepsMirror ? createMirror(config.dataFolder) : null;
  const stories = config.keepsMirror ? createStoryCopy(config.dataFolder) : null;
  const examples = createExampleFolder(config.dataFolder);
  const { rubricsFolder, dataFolder } = config;
  const packs = createPackStore({ rubricsFolder, dataFolder, log: say });
  const reference = createReferenceStore({ findFolders: () => findPackFolders(rubricsFolder, dataFolder), log: say });
  const models = modelsOf(config);
  const prompts = createPromptStore({ folder: config.promptsFolder, log: say });
  const readerFor = createReaderFor({ warmsUp: true });
  const { version, pageFolder } = config;
  const stopping = new AbortController();
  const makeApp = (port: number) =>
    createApp(
      {
        version,
        port,
        secret,
        packs,
        reference,
        mirror,
        stories,
        examples,
        models,
        talk: createLazyTalk(config.patience),
        prompts,
        readerFor,
        pageFolder,
        log: say,
        stopping: stopping.signal,
      },
      config.logsRequests ? { logRequest: say } : {},
    );
  const listening = await listenOrGiveUp(config, makeApp);
  if (listening === null) return;

  const link = `http://127.0.0.1:${listening.port}/#key=${secret}`;
  if (config.port !== canonicalPort) warnOfPort(listening.port);
  process.stdout.write(`Hotseat is ready: ${link}\n`);
  stopOnSignals(listening, [mirror, stories, examples], config.dataFolder, stopping);
  if (shouldOpenBrowser(process.env, process.platform)) await openBrowser(link, config.dataFolder, process.platform);
  setTimeout(() => void models.list("settings"), warmUpDelayMs).unref();
  setTimeout(() => void packs.watch(reference.current).finally(whenWarm), warmUpDelayMs).unref();
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function giveUp(sentence: string): void {
  say(sentence);
  process.exitCode = 1;
}

function modelsOf({ models, envFile, settingsFile }: Config): ModelStore {
  if (models === "off") return noModels(settingsFile);
  const localServers = models === "on" ? usualServers : [];
  return createModelStore({
    environment: process.env,
    envFile,
    settingsFile,
    localServers,
    log: say,
    now: () => performance.now(),
  });
}

/** Loaded with the first call to a model. */
const createLazyTalk = (patience: Config["patience"]): TalkToModel =>
  async function* talk(model, messages, options) {
    const { createTalk } = await import("./models/talk.ts");
    yield* createTalk(patience)(model, messages, options);
  };

async function prepareDataFolder(folder: string): Promise<string | null> {
  try {
    await makeDataFolder(folder);
    return await readOrMakeSecret(folder);
  } catch (error) {
    giveUp(
      `Hotseat cannot keep its data in ${folder} (${codeOf(error)}). Mend that folder, or name another in HOTSEAT_HOME.`,
    );
    return null;
  }
}

async function listenOrGiveUp(config: Config, makeApp: Parameters<typeof listen>[1]): Promise<Listening | null> {
  try {
    return await listen(config.port, makeApp, say);
  } catch (error) {
    giveUp(portText(config.port, error));
    return null;
  }
}

function warnOfPort(port: number): void {
  say(
    `HOTSEAT_PORT IS SET: this is port ${port}, not ${canonicalPort}. It is for tests: a browser keeps the sessions of each port apart, so yours do not show here.`,
  );
}

function stopOnSignals(
  listening: Listening,
  copies: readonly (Pick<Mirror, "settled"> | null)[],
  dataFolder: string,
  stopping: AbortController,
): void {
  const stop = (): void => {
    stopping.abort();
    void listening
      .close(closeGraceMs)
      .then(() => Promise.all(copies.map(async (copy) => copy?.settled())))
      .then(() => rm(join(dataFolder, "open.html"), { force: true }))
      .catch(() => undefined)
      .finally(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
}
