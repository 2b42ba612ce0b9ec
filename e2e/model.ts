import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunningApp } from "../scripts/run-app.ts";
import {
  type Row,
  type Script,
  type ScriptedUpstream,
  startScriptedUpstream,
  type UpstreamRequest,
} from "../server/testing/scripted-upstream.ts";
import { byRequest } from "../server/testing/upstream-rows.ts";

/** A scripted model that the app's settings name, until `close`. */
export interface ConfiguredUpstream extends ScriptedUpstream {
  /** Host and port, as the page shows them. */
  readonly host: string;
  /** Names another base address in the settings, for the same model. */
  moveTo(url: string): void;
}

/** Starts a model's server and names it in the app's `settings.yaml`, which is read again with the next request. */
export async function startModel(app: RunningApp, script: Script): Promise<ConfiguredUpstream> {
  const upstream = await startScriptedUpstream({ script });
  const settings = join(app.home, "settings.yaml");
  const moveTo = (url: string) =>
    writeFileSync(
      settings,
      `chat:\n  url: ${url}\n  model: scripted\n  window: 8000\n  prices: { currency: EUR, input: 2, output: 8 }\n`,
    );
  moveTo(upstream.url);
  return {
    ...upstream,
    moveTo,
    host: new URL(upstream.url).host,
    close: async () => {
      rmSync(settings, { force: true });
      await upstream.close();
    },
  };
}

/** The words of the plan, as the last message gives them. */
const plannedWords = ({ messages }: UpstreamRequest): string =>
  /The planned words:\n([^]+?)\n\nSay this turn now/.exec(messages.at(-1)?.content ?? "")?.[1] ?? "I am ready.";

/** A model that does as it is told. */
export const sayPlan = byRequest(plannedWords);

/** The same words in another way. */
export const sayPlanAs = (row: (text: string) => Row): Row => byRequest((request) => row(plannedWords(request)));
