import { err, ok, type Result } from "../../result.ts";
import { type MoveType, moveTypes } from "../../setup/names.ts";
import { isWordedByModel } from "./worded-moves.ts";

/** The files of `prompts/interviewer/`: their names, and the inputs that each must have a place for. */
export const interviewerPromptFiles = {
  stance: ["persona"],
  turn: ["situation", "ledger", "left-out", "talk", "move", "guidance", "reason", "planned"],
  again: ["rules"],
  continue: ["begun"],
  moves: [],
} as const;
export type PromptName = keyof typeof interviewerPromptFiles;
export const promptNames = ["stance", "turn", "again", "continue", "moves"] as const satisfies readonly PromptName[];

/** Ready to be filled in. */
export interface InterviewerPrompts {
  readonly stance: string;
  readonly turn: string;
  readonly again: string;
  readonly continue: string;
  readonly guidanceByMove: ReadonlyMap<string, string>;
}

/** What is wrong with a prompt file, as a sentence; lines count from 1. */
export interface PromptProblem {
  readonly name: PromptName;
  readonly line: number;
  readonly message: string;
}

/** Reads all prompt files; the first thing that is wrong with any of them is the error. */
export function parseInterviewerPrompts(
  textByName: Readonly<Record<PromptName, string>>,
): Result<InterviewerPrompts, PromptProblem> {
  const bodies = { stance: "", turn: "", again: "", continue: "", moves: "" };
  for (const name of promptNames) {
    const body = parsePromptFile(name, interviewerPromptFiles[name], textByName[name]);
    if (!body.ok) return err({ name, ...body.error });
    bodies[name] = body.value.text;
  }
  const { moves, ...texts } = bodies;
  const guidance = readMoves(moves);
  const missing = moveTypes.find((move) => isWordedByModel(move) && !guidance.has(move));
  if (missing !== undefined) return err({ name: "moves", line: 1, message: `The table has no row for ${missing}.` });
  return ok({ ...texts, guidanceByMove: guidance });
}

/** Puts the values in the places that `{name}` marks; what a value itself holds in braces stays as it is. */
export const fillPrompt = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(placePattern, (place, name: string) => values[name] ?? place);

const placePattern = /\{([a-z][a-z-]*)\}/gu;

type FileProblem = Omit<PromptProblem, "name">;

/** The text below the front matter, which must name the file and all of its inputs. */
export function parsePromptFile(
  name: string,
  inputs: readonly string[],
  text: string,
): Result<{ text: string }, FileProblem> {
  const lines = text.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  if (lines[0]?.trim() !== "---" || end === -1)
    return err({
      line: 1,
      message: "The file must begin with front matter: id, version and inputs between two lines of ---.",
    });
  const head = readHead(name, inputs, lines.slice(1, end));
  if (!head.ok) return head;
  const body = lines
    .slice(end + 1)
    .join("\n")
    .trim();
  if (body === "") return err({ line: end + 2, message: "There is no prompt below the front matter." });
  const places = [...body.matchAll(placePattern)].map(([, place]) => place ?? "");
  const unknown = places.find((place) => !inputs.includes(place));
  const lacking = inputs.find((input) => !places.includes(input));
  const lineOf = (place: string) => Math.max(1, lines.findIndex((line) => line.includes(`{${place}}`)) + 1);
  if (unknown !== undefined) return err({ line: lineOf(unknown), message: `There is no input {${unknown}} here.` });
  if (lacking !== undefined) return err({ line: end + 2, message: `The prompt has no place for {${lacking}}.` });
  return ok({ text: body });
}

function readHead(name: string, expected: readonly string[], lines: readonly string[]): Result<null, FileProblem> {
  const valueByField = new Map(
    lines.map((line) => [line.split(":")[0]?.trim(), line.split(":").slice(1).join(":").trim()]),
  );
  const inputs = expected.join(", ") || "none";
  if (valueByField.get("id") !== name) return err({ line: 2, message: `The id must be ${name}.` });
  if (!/^\d+$/u.test(valueByField.get("version") ?? ""))
    return err({ line: 2, message: "The version must be a whole number." });
  if (valueByField.get("inputs") !== inputs) return err({ line: 2, message: `The inputs must be: ${inputs}.` });
  return ok(null);
}

function readMoves(table: string): ReadonlyMap<string, string> {
  const isMove = (name: string | undefined): name is MoveType => moveTypes.some((move) => move === name);
  const rows = table.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  return new Map(rows.flatMap(([, move, guidance]) => (isMove(move) && guidance ? [[move, guidance] as const] : [])));
}
