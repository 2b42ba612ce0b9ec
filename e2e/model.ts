import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import * as z from "zod/mini";
import { MirrorLine } from "#core/api.ts";
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

/** The log of the only session, as the copy on disk has it. */
export function copiedEvents(app: RunningApp) {
  const folder = join(app.home, "sessions");
  const file = readdirSync(folder).find((name) => name.endsWith(".jsonl")) ?? "";
  const lines = z.array(MirrorLine).parse(
    readFileSync(join(folder, file), "utf8")
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line)),
  );
  return lines.flatMap((line) => (line.kind === "event" ? [line.data] : []));
}

export const alert = (page: Page) => page.getByRole("main").getByRole("alert");
export const continueBuiltIn = (page: Page) =>
  page.getByRole("button", { name: "Continue with the built-in interviewer" });
