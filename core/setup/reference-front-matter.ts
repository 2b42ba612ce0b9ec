import type { ReferenceLine, ReferenceProblemType } from "./reference-problem.ts";

export interface FrontMatter {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly order: number;
}

const names = ["id", "title", "summary", "order"] as const;
type Name = (typeof names)[number];
type Report = (type: ReferenceProblemType, line: number, column?: number) => void;

const isRightByName: Readonly<Record<Name, (value: string) => boolean>> = {
  id: (value) => /^[a-z0-9][a-z0-9-]{0,63}$/.test(value),
  title: (value) => value !== "",
  summary: (value) => value !== "",
  order: (value) => /^\d{1,4}$/.test(value),
};
const problemByName = { id: "no-id", title: "no-title", summary: "no-summary", order: "no-order" } as const;

/** The fields between the first two `---` lines, and how many lines they take. `null` when something is reported. */
export function readFrontMatter(
  lines: readonly ReferenceLine[],
  report: Report,
): { readonly values: FrontMatter; readonly length: number } | null {
  if (lines[0]?.text.trimEnd() !== "---") {
    report("no-front-matter", 1);
    return null;
  }
  const end = lines.findIndex(({ text }, index) => index > 0 && text.trimEnd() === "---");
  if (end === -1) {
    report("open-front-matter", lines.length);
    return null;
  }
  const values = readFields(lines.slice(1, end), report);
  return values && { values, length: end + 1 };
}

function readFields(lines: readonly ReferenceLine[], report: Report): FrontMatter | null {
  const fieldByName = new Map<Name, { value: string; line: ReferenceLine }>();
  for (const line of lines.filter(({ text }) => text.trim() !== "")) {
    const [, label, rest = ""] = /^([A-Za-z-]+):(.*)$/.exec(line.text) ?? [];
    const name = names.find((known) => known === label);
    if (label === undefined) report("not-a-field", line.number);
    else if (name === undefined) report("unknown-field", line.number);
    else if (fieldByName.has(name)) report("same-field", line.number);
    else fieldByName.set(name, { value: unquote(rest.trim()), line });
  }
  const wrong = names.filter((name) => !isRightByName[name](fieldByName.get(name)?.value ?? ""));
  for (const name of wrong) report(problemByName[name], fieldByName.get(name)?.line.number ?? 1);
  const valueOf = (name: Name): string => fieldByName.get(name)?.value ?? "";
  if (wrong.length > 0) return null;
  return { id: valueOf("id"), title: valueOf("title"), summary: valueOf("summary"), order: Number(valueOf("order")) };
}

/** A value may stand in quotes, as in YAML. */
const unquote = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2]?.trim() ?? value;
