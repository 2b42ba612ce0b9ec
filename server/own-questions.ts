import { dump, load } from "js-yaml";
import type { OwnQuestionRequest } from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import { err, ok, type Result } from "#core/result.ts";
import { idForQuestion, type OwnQuestion, OwnQuestionsFile } from "#core/setup/own-questions.ts";
import { isSameTitle } from "#core/setup/question-title.ts";
import type { Pack } from "#core/setup/pack.ts";
import { readRegularFile, writeFileAtomically } from "./safe-files.ts";

const mostBytes = 256 * 1024;

/** Adds a question to the file and gives its id. Errors: `bad-request` with what is to be changed. Rejects with Node's error. */
export async function addOwnQuestion(
  path: string,
  pack: Pack,
  { title, text, family, axes }: OwnQuestionRequest,
): Promise<Result<string, AppError>> {
  if (pack.families.every(({ id }) => id !== family)) return badRequest("Wrong field: family.");
  const read = await readRegularFile(path, mostBytes);
  if (typeof read === "string" && read !== "missing") return badRequest(cannotAppend);
  const before = typeof read === "string" ? null : read.toString("utf8");
  const there = [...pack.questions, ...questionsOf(before)];
  if (there.some((question) => isSameTitle(question.title, title))) {
    return badRequest(`There is already a question “${title.trim()}”: give this one another title.`);
  }
  const taken = new Set(there.map((question) => question.id));
  const id = idForQuestion(title, taken);
  const after = appendQuestion(before, { id, title, text, family, axes: [...new Set(axes)] });
  if (!after.ok) return badRequest(after.error);
  if (Buffer.byteLength(after.value) > mostBytes) return badRequest(cannotAppend);
  await writeFileAtomically(path, after.value);
  return ok(id);
}

const badRequest = (detail: string): Result<never, AppError> => err({ code: "bad-request", detail });

const head = `# Your own questions for this pack: Hotseat asks them like the others. Add, change or delete them as you like.
# id: lower-case letters, digits and hyphens · family: one of the pack's · axes: what the question gives room for, the most telling first
questions:
`;

/**
 * The file's text with one more question at its end; everything that stands there stays as it is, comments too. `null` = no file yet.
 * The error is a sentence for a person whose file is written in a way that cannot be added to.
 */
export function appendQuestion(before: string | null, question: OwnQuestion): Result<string, string> {
  const text = before === null ? head : before.endsWith("\n") ? before : `${before}\n`;
  const indent = /^( *)- /m.exec(text.slice(text.search(/^questions:/m)))?.[1] ?? "  ";
  const entry = dump([question], { lineWidth: -1, forceQuotes: true, quoteStyle: "double", flowLevel: 2 })
    .trimEnd()
    .split("\n")
    .map((line) => `${indent}${line}\n`)
    .join("");
  const after = text + entry;
  return holds(after, [...questionsOf(before), question]) ? ok(after) : err(cannotAppend);
}

const cannotAppend =
  "The file of your own questions is written in a way that nothing can be added to it here: add the question in your editor, as a list entry of its own.";

/** Empty where it cannot be read. */
function questionsOf(text: string | null): readonly OwnQuestion[] {
  if (text === null) return [];
  try {
    const parsed = OwnQuestionsFile.safeParse(load(text, { maxDepth: 16, maxAliases: 0 }));
    return parsed.success ? parsed.data.questions : [];
  } catch {
    return [];
  }
}

const holds = (text: string, questions: readonly OwnQuestion[]): boolean =>
  JSON.stringify(questionsOf(text)) === JSON.stringify(OwnQuestionsFile.parse({ questions }).questions);
