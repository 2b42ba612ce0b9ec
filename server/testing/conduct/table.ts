import type { Row } from "./judge.ts";

/** What the criteria made of the interviews of one voice. */
export interface Judged {
  readonly voice: string;
  readonly interviews: number;
  readonly rows: readonly Row[];
}

/** One line a criterion: for each voice the places it looked at, and the interviews that passed and failed. */
export function judgedToTable(judged: readonly Judged[]): string {
  const [first] = judged;
  const name = Math.max(0, ...(first?.rows ?? []).map(({ id }) => id.length));
  const heads = judged.map(({ voice }) => `│ ${voice.padEnd(22)}`);
  const columns = judged.map(() => `│ ${cell("places", 8)}${cell("passed", 7)}${cell("failed", 7)}`);
  const lines = (first?.rows ?? []).map(({ id, sentence }, at) => {
    const cells = judged.map(({ rows }) => {
      const { places = 0, passed = 0, failed = 0 } = rows[at] ?? {};
      return `│ ${cell(places, 8)}${cell(passed, 7)}${cell(failed, 7)}`;
    });
    return `${id.padEnd(name)} ${cells.join(" ")} │ ${sentence}`;
  });
  return [
    `${" ".repeat(name)} ${heads.join(" ")}`,
    `${"criterion".padEnd(name)} ${columns.join(" ")} │`,
    ...lines,
  ].join("\n");
}

const cell = (value: string | number, width: number): string => String(value).padStart(width);

/** Each place at which a criterion was broken, with the interview, the turn and the words; so many a criterion and voice. */
export function failuresToText({ voice, rows }: Judged, most: number): string {
  return rows
    .flatMap(({ id, failures }) => {
      const lines = failures
        .slice(0, most)
        .map(
          ({ candidate, format, seed, n, words }) =>
            `${id} · ${voice} · ${candidate} · ${format} · seed ${seed} · turn ${n} · ${words}`,
        );
      return failures.length > most ? [...lines, `${id} · ${voice} · and ${failures.length - most} more`] : lines;
    })
    .join("\n");
}
