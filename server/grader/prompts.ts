import { createHash } from "node:crypto";
import { join } from "node:path";
import type { AppError } from "#core/errors.ts";
import { parsePromptFile } from "#core/interview/voice/prompt-files.ts";
import { err, ok, type Result } from "#core/result.ts";
import { readRegularFile } from "../safe-files.ts";

/** The files of `prompts/grader/` and the inputs that each must have a place for. */
const inputsByName = {
  extract: ["question", "indicators", "talk", "fence"],
  repair: ["failed"],
  decide: ["question", "points", "fence"],
  again: ["problem"],
} as const;
type GraderPromptName = keyof typeof inputsByName;
const names = ["extract", "repair", "decide", "again"] as const satisfies readonly GraderPromptName[];

/** Ready to be filled in, with the hash (sha-256, hex) of the files that they come from. */
export interface GraderPrompts {
  readonly textByName: Readonly<Record<GraderPromptName, string>>;
  readonly hash: string;
}

export type ReadGraderPrompts = () => Promise<Result<GraderPrompts, AppError>>;

const mostBytes = 64 * 1024;

/** Reads them for each grading, so that an edited file counts from the next one on. `internal` where one is broken; the log names it. */
export function createGraderPrompts(folder: string, log: (line: string) => void): ReadGraderPrompts {
  return async () => {
    const textByName = { extract: "", repair: "", decide: "", again: "" };
    const hash = createHash("sha256");
    for (const name of names) {
      const content = await readRegularFile(join(folder, "grader", `${name}.md`), mostBytes);
      const text = typeof content === "string" ? "" : content.toString("utf8");
      const parsed = parsePromptFile(name, inputsByName[name], text);
      if (!parsed.ok) {
        log(`prompts/grader/${name}.md:${parsed.error.line} ${parsed.error.message}`);
        return err({ code: "internal" });
      }
      textByName[name] = parsed.value.text;
      hash.update(`${name}\n${text.length}\n`).update(text);
    }
    return ok({ textByName, hash: hash.digest("hex") });
  };
}
