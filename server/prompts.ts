import { createHash } from "node:crypto";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import type { AppError } from "#core/errors.ts";
import {
  type InterviewerPrompts,
  parseInterviewerPrompts,
  type PromptName,
  promptNames,
} from "#core/interview/voice/prompt-files.ts";
import { err, ok, type Result } from "#core/result.ts";
import { type FileProblem, readRegularFile } from "./safe-files.ts";

/** Prompts with the hash (sha-256, hex) of the files that they come from. */
export interface LoadedPrompts {
  readonly prompts: InterviewerPrompts;
  readonly hash: string;
}

/** The prompt files as they are now; where one is broken, the last good version of all serves on. */
export interface PromptStore {
  /** `internal` when there never was a good version; the log has file, line and what to mend. */
  interviewer(): Promise<Result<LoadedPrompts, AppError>>;
}

export interface PromptStoreOptions {
  /** The folder `prompts/`. */
  readonly folder: string;
  /** Takes each problem once, as `file:line sentence`. */
  readonly log: (line: string) => void;
}

const mostBytes = 64 * 1024;

/** Reads `interviewer/*.md` when asked; files that did not change are not read again. */
export function createPromptStore({ folder, log }: PromptStoreOptions): PromptStore {
  let fingerprint = "";
  let good: LoadedPrompts | null = null;
  let told = "";
  const pathOf = (name: PromptName): string => join(folder, "interviewer", `${name}.md`);
  const tell = (line: string): void => {
    if (line !== told) log(line);
    told = line;
  };
  return {
    async interviewer() {
      const now = (await Promise.all(promptNames.map((name) => fingerprintOf(pathOf(name))))).join(" ");
      if (now !== fingerprint) {
        fingerprint = now;
        const read = await readPrompts(pathOf);
        if (read.ok) good = read.value;
        if (read.ok) told = "";
        else tell(`prompts/interviewer/${read.error}${good === null ? "" : " The last good prompts serve on."}`);
      }
      return good === null ? err({ code: "internal" }) : ok(good);
    },
  };
}

async function readPrompts(pathOf: (name: PromptName) => string): Promise<Result<LoadedPrompts, string>> {
  const textByName = { stance: "", turn: "", again: "", continue: "", moves: "" };
  const hash = createHash("sha256");
  for (const name of promptNames) {
    const content = await readRegularFile(pathOf(name), mostBytes);
    if (typeof content === "string") return err(`${name}.md:1 ${sentenceByFileProblem[content]}`);
    textByName[name] = content.toString("utf8");
    hash.update(`${name}\n${content.byteLength}\n`).update(content);
  }
  const parsed = parseInterviewerPrompts(textByName);
  if (!parsed.ok) return err(`${parsed.error.name}.md:${parsed.error.line} ${parsed.error.message}`);
  return ok({ prompts: parsed.value, hash: hash.digest("hex") });
}

const sentenceByFileProblem: Readonly<Record<FileProblem, string>> = {
  missing: "The file is not there: put it back.",
  "not-a-file": "This is a link, a folder or a device: put a plain file here.",
  "too-large": "The file is larger than 64 KiB: shorten it.",
  unreadable: "The file cannot be read: mend its permissions.",
};

async function fingerprintOf(path: string): Promise<string> {
  const status = await lstat(path, { bigint: true }).catch(() => null);
  return status === null ? "none" : `${status.ino} ${status.size} ${status.mtimeNs} ${status.ctimeNs}`;
}
