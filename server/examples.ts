import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ExampleReply, ExampleRequest } from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import { err, ok, type Result } from "#core/result.ts";
import { turnsToLabelled } from "#core/transcript/to-labelled.ts";
import { parseJson } from "./body.ts";
import { type FileProblem, readRegularFile, writeFileAtomically } from "./safe-files.ts";

/** What people held against a grading: labelled transcripts of the data folder, which `npm run eval` and `npm run lint:rubrics` read. */
export interface ExampleFolder {
  /**
   * Writes one, or removes it where it labels nothing; what else stands in the folder, written by hand too, stays as it is. Errors:
   * `example-failed`, with why.
   */
  put(request: ExampleRequest): Promise<Result<ExampleReply, AppError>>;
  /** Resolves when no write is under way. */
  settled(): Promise<void>;
}

const mostBytes = 2 * 1024 * 1024;

/** @param dataFolder holds `examples/<pack id>/`, which is made (0700) with the first example */
export function createExampleFolder(dataFolder: string): ExampleFolder {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    put(request) {
      const mine = tail.then(() => putNow(join(dataFolder, "examples", request.packId), request));
      tail = mine;
      return mine;
    },
    settled: async () => void (await tail),
  };
}

/** A label is never without its transcript: that is written first, and removed last. */
async function putNow(folder: string, request: ExampleRequest): Promise<Result<ExampleReply, AppError>> {
  const file = `${request.name}.txt`;
  const transcript = join(folder, file);
  const labelsPath = join(folder, "labels.json");
  try {
    const labels = labelsOf(await readRegularFile(labelsPath, mostBytes));
    if (labels === null) return failed(`${labelsPath} cannot be read as JSON: mend it, then try again.`);
    const label = labelOf(request);
    if (label === null) {
      if (labels.delete(file)) await writeLabels(labelsPath, labels);
      await rm(transcript, { force: true });
      return ok({ folder, file });
    }
    const text = turnsToLabelled(request.turns);
    labels.set(file, label);
    if (Buffer.byteLength(text) > mostBytes) return failed("The transcript is larger than 2 MB.");
    await writeFileAtomically(transcript, text);
    await writeLabels(labelsPath, labels);
    return ok({ folder, file });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    return failed(`Look at ${folder}${code}.`);
  }
}

const failed = (detail: string): Result<never, AppError> => err({ code: "example-failed", detail });

/** `null` = it is there, and is not what it should be. Nothing is written over it then. */
function labelsOf(content: Buffer | FileProblem): Map<string, unknown> | null {
  if (content === "missing") return new Map();
  const read = typeof content === "string" ? undefined : parseJson(content.toString("utf8"));
  if (typeof read !== "object" || read === null || Array.isArray(read)) return null;
  return new Map<string, unknown>(Object.entries(read));
}

const writeLabels = (path: string, labels: ReadonlyMap<string, unknown>): Promise<void> =>
  labels.size === 0
    ? rm(path, { force: true })
    : writeFileAtomically(path, `${JSON.stringify(Object.fromEntries(labels), null, 2)}\n`);

/** In the words of `labels.json`: only what she disputes is labelled, so nothing else counts. `null` = she disputes nothing. */
function labelOf({ axes, indicators, level, notes }: ExampleRequest): object | null {
  if (axes.length === 0 && indicators.length === 0) return null;
  return {
    ...(axes.length > 0 && { axes: Object.fromEntries(axes.map((own) => [own.axis, own.level])) }),
    ...(indicators.length > 0 && {
      indicators: Object.fromEntries(indicators.map((own) => [`${own.axis}/${own.indicator}`, own.verdict])),
    }),
    level,
    ...(notes.length > 0 && { notes }),
  };
}
