import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { constructFromEvents, parseEvents, YAMLException } from "js-yaml";
import type * as z from "zod";
import type { PackProblem } from "#core/api.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { BrokenLink } from "#core/setup/broken-link.ts";
import { findBrokenLinks } from "#core/setup/links.ts";
import {
  findOwnQuestionProblems,
  type OwnQuestion,
  OwnQuestionsFile,
  withOwnQuestions,
} from "#core/setup/own-questions.ts";
import { type LoadedPack, optionalPackFiles, Pack, packFiles } from "#core/setup/pack.ts";
import { packHashOf } from "./pack-hash.ts";
import { parseInSteps } from "./parse-in-steps.ts";
import { issueToSentence, syntaxErrorToSentence } from "./pack-wording.ts";
import { type FileProblem, readRegularFile } from "./safe-files.ts";
import { createFindPlace, type FindPlace, type Place, placeOfEvent } from "./yaml-places.ts";

const maxFileBytes = 256 * 1024;
const maxProblemsPerFile = 20;
/** Of the parser's events: a list, a group, a key, a value, the end of each. Twice what a full file of plain sentences has. */
const maxParts = 24_000;

/** A pack's folder: its id is the folder's name, `shownAs` how problems name it (`rubrics/<id>`). */
export interface PackFolder {
  readonly id: string;
  readonly path: string;
  readonly shownAs: string;
  /** A person's own questions for this pack; the file may be missing. */
  readonly ownQuestionsPath: string;
}

/** Reads and checks a whole pack. The errors are all problems of all files, or, when each file is right, the links between them. */
export async function readPackFolder(folder: PackFolder): Promise<Result<LoadedPack, readonly PackProblem[]>> {
  const files = new Map<string, PackFile>();
  const problems: PackProblem[] = [];
  for (const [name, schema] of Object.entries(packFiles)) {
    if (optionalPackFiles.includes(name) && !(await isThere(folder, name))) continue;
    const read = await readPackFile(fileOf(folder, name), schema);
    if (read.ok) files.set(name, read.value);
    else problems.push(...read.error);
  }
  if (problems.length > 0) return err(problems);
  const joined = joinPack(folder, files);
  if (!joined.ok) return joined;
  const own = await readOwnQuestions(folder, joined.value);
  if (!own.ok) return own;
  const pack = withOwnQuestions(joined.value, own.value);
  return ok({ hash: packHashOf(pack), pack });
}

/** None where there is no file. */
async function readOwnQuestions(
  folder: PackFolder,
  pack: Pack,
): Promise<Result<readonly OwnQuestion[], PackProblem[]>> {
  const path = folder.ownQuestionsPath;
  const place: FilePlace = { packId: folder.id, path, shownAs: path };
  if ((await lstat(path).catch(() => null)) === null) return ok([]);
  const read = await readPackFile(place, OwnQuestionsFile);
  if (!read.ok) return read;
  const { questions } = OwnQuestionsFile.parse(read.value.value);
  const problems = findOwnQuestionProblems(pack, questions)
    .slice(0, maxProblemsPerFile)
    .map((problem) => problemAt(place, read.value.findPlace(problem.path, "value"), problem.message));
  return problems.length > 0 ? err(problems) : ok(questions);
}

/** Changes whenever one of the files does, and when one comes or goes. Empty when there is no file of a pack in the folder. */
export async function fingerprintOf(folder: PackFolder): Promise<string> {
  const states = await Promise.all(Object.keys(packFiles).map((name) => stateOf(join(folder.path, name))));
  if (states.every((state) => state === "")) return "";
  return [...states, await stateOf(folder.ownQuestionsPath)].join("\n");
}

async function stateOf(path: string): Promise<string> {
  const status = await lstat(path, { bigint: true }).catch(() => null);
  return status === null ? "" : `${status.ino} ${status.size} ${status.mtimeNs} ${status.ctimeNs}`;
}

const isThere = (folder: PackFolder, name: string): Promise<boolean> =>
  lstat(join(folder.path, name)).then(
    () => true,
    () => false,
  );

/** One file: where it lies, and how problems name it. */
interface FilePlace {
  readonly packId: string;
  readonly path: string;
  readonly shownAs: string;
}

const fileOf = (folder: PackFolder, name: string): FilePlace => ({
  packId: folder.id,
  path: join(folder.path, name),
  shownAs: `${folder.shownAs}/${name}`,
});

interface PackFile {
  readonly value: Readonly<Record<string, unknown>>;
  readonly findPlace: FindPlace;
}

async function readPackFile(file: FilePlace, schema: z.ZodObject): Promise<Result<PackFile, PackProblem[]>> {
  const text = decode(await readRegularFile(file.path, maxFileBytes));
  if (!text.ok) return err([problemAt(file, { line: 1, column: 1 }, text.error)]);
  const loaded = loadYaml(text.value);
  if (!loaded.ok) return err([problemAt(file, loaded.error.place, loaded.error.sentence)]);
  const { value, findPlace } = loaded.value;
  const parsed = parseInSteps(schema, value, maxProblemsPerFile);
  if (parsed.ok) return ok({ value: parsed.value, findPlace });
  const problems = parsed.error.flatMap((issue) => issueToProblems(file, issue, findPlace));
  return err(problems.slice(0, maxProblemsPerFile));
}

function joinPack(folder: PackFolder, files: ReadonlyMap<string, PackFile>): Result<Pack, PackProblem[]> {
  const joined: Record<string, unknown> = {};
  for (const [name, { value }] of files) {
    if (name === "scenario.yaml") joined["scenario"] = value;
    else Object.assign(joined, value);
  }
  const pack = Pack.parse(joined);
  const broken: BrokenLink[] = [...findBrokenLinks(pack, maxProblemsPerFile)];
  if (pack.id !== folder.id) {
    broken.push({ file: "pack.yaml", path: ["id"], message: `"id" must be ${folder.id}, as the folder is named.` });
  }
  if (broken.length === 0) return ok(pack);
  const start: Place = { line: 1, column: 1 };
  return err(
    broken.slice(0, maxProblemsPerFile).map(({ file, path, message }) => {
      const place = files.get(file)?.findPlace(path, "value") ?? start;
      return problemAt(fileOf(folder, file), place, message);
    }),
  );
}

const sentenceByFileProblem: Readonly<Record<FileProblem, string>> = {
  missing: "The file is missing: a pack needs it.",
  "not-a-file": "This is a link, a folder or a device: put a plain file here.",
  "too-large": "The file is larger than 256 KiB: make it shorter.",
  unreadable: "The file cannot be read: mend its permissions.",
};

function decode(content: Buffer | FileProblem): Result<string, string> {
  if (typeof content === "string") return err(sentenceByFileProblem[content]);
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch {
    return err("The file is not UTF-8: save it as UTF-8.");
  }
}

interface LoadedYaml {
  readonly value: unknown;
  readonly findPlace: FindPlace;
}

/** The text is parsed once: what it says and where that stands both come from the parser's events. */
export function loadYaml(text: string): Result<LoadedYaml, { place: Place; sentence: string }> {
  try {
    const events = parseEvents(text, { maxDepth: 16 });
    if (events.length > maxParts) return err({ place: placeOfEvent(text, events, maxParts), sentence: tooManyParts });
    const [value, ...more] = constructFromEvents(events, { source: text, maxAliases: 0 });
    if (more.length > 0) throw new YAMLException("expected a single document in the stream, but found more");
    if (events.length === 0) throw new YAMLException("expected a document, but the input is empty");
    return ok({ value, findPlace: createFindPlace(text, events) });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const place = { line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 };
    return err({ place, sentence: syntaxErrorToSentence(error, text) });
  }
}

const tooManyParts =
  "From here on the file holds more lists, keys and values than a pack can have: leave some out, or write them shorter.";

function issueToProblems(file: FilePlace, issue: z.core.$ZodIssue, findPlace: FindPlace): PackProblem[] {
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.slice(0, maxProblemsPerFile);
    return keys.map((key) => {
      const place = findPlace([...issue.path, key], "key");
      return problemAt(file, place, issueToSentence(key, issue.message));
    });
  }
  const name = String(issue.path.at(-1) ?? "");
  return [problemAt(file, findPlace(issue.path, "value"), issueToSentence(name, issue.message))];
}

function problemAt({ packId, shownAs }: FilePlace, { line, column }: Place, message: string): PackProblem {
  return { packId, file: shownAs, line, column, message };
}
