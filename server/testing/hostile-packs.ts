import { type PackFileName } from "#core/setup/pack.ts";

/** A file of a pack, made to harm whoever reads it. */
export interface HostileFile {
  readonly name: string;
  readonly file: PackFileName;
  readonly content: string;
  /** The key that has to be named. */
  readonly says?: string;
}

const hostile = (name: string, content: string, file: PackFileName = "lexicon.yaml", says?: string): HostileFile => ({
  name,
  file,
  content,
  ...(says !== undefined && { says }),
});
const times = (count: number, make: (index: number) => string, joint = ""): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(joint);

const indicator = (id: string): string =>
  `{ id: ${id}, text: A?, kind: number, cues: [abc], examples: { yes: [A.], no: [B.] } }`;
const packWith = (change: string): string =>
  `schema: 1\nid: tiny\ntitle: T\nsummary: S\nminimumWords: ${change}\nlevels: []\nscope: {}\n`;
const families = "families: [{ id: first, title: F }]\n";
const format = (more: string): string =>
  `  - { id: loop, title: T, summary: S, lengths: [{ minutes: 20, questions: 1 }], defaultMinutes: 20, ownQuestionsMinutes: 0, ${more} }\n`;
const unknownIds = (count: number): string => times(count, (n) => `id${n}`, ", ");

const tooManyParts = "more lists, keys and values than a pack can have";

const brokenCues = (questions: number): string =>
  `families: [{ id: first, title: F }, { id: second, title: S }]\nquestions:\n${times(
    questions,
    (n) =>
      `  - { id: q${n}, family: ${n % 2 === 0 ? "first" : "second"}, title: T${n}, text: T, kind: case, testing: [T], axes: [scale], points: [${times(12, (m) => `{ id: p${m}, text: P, cues: [${times(40, () => "'{a'", ",")}] }`, ",")}], probes: [${times(3, (m) => `{ id: p${n}-${m}, kind: vague, text: T }`, ",")}] }\n`,
  )}`;

/** Each of them has to end in a problem with its place, soon, while the version before serves on. */
export const hostileFiles: readonly HostileFile[] = [
  hostile(
    "billion laughs",
    `a: &a [x]\n${times(30, (n) => `b${n}: &b${n} [${n === 0 ? "*a,*a" : `*b${n - 1},*b${n - 1}`}]\n`)}`,
  ),
  hostile("a loop of references", "a: &a [*a]\n"),
  hostile("64 KiB of keys in braces", `{${times(9_000, (n) => `k${n}: 1`, ", ")}}`),
  hostile("a storm of merges", `a: &a {b: 1}\nc:\n  <<: [${times(5_000, () => "*a", ",")}]\n`),
  ...[".nan", ".inf", "-1", "1e999", "0o17777", "012345", "1_000", "'5'", "no", "2026-11-23"].map((value) =>
    hostile(`the number ${value}`, packWith(value), "pack.yaml", '"minimumWords"'),
  ),
  ...["no", "__proto__", "constructor.prototype", "../../etc/passwd", "ｓcale", "scalе"].map((id) =>
    hostile(`the id ${id}`, `axes: [{ id: ${id} }]\n`, "axes.yaml", '"id"'),
  ),
  hostile(
    "10 000 criteria",
    `axes: [{ id: scale, indicators: [${times(2_500, (n) => indicator(`i${n}`), ", ")}] }]\n`,
    "axes.yaml",
    tooManyParts,
  ),
  hostile(
    "1 000 criteria",
    `axes: [{ id: scale, indicators: [${times(1_000, (n) => indicator(`i${n}`), ", ")}] }]\n`,
    "axes.yaml",
    '"indicators" takes at most',
  ),
  hostile("a script tag", "a: !!js/function 'function () { process.exit() }'\n"),
  hostile("a binary tag", "a: !!binary aGVsbG8=\n"),
  hostile("a tag directive", "%TAG ! tag:evil,2026:\n---\na: !x 1\n"),
  hostile("two documents", "a: 1\n---\nb: 1\n"),
  hostile("tabs", "a:\n\tb: 1\n"),
  hostile("5 000 levels in brackets", "[".repeat(5_000)),
  hostile(
    "5 000 levels in blocks",
    times(500, (depth) => `${" ".repeat(depth)}a:\n`),
  ),
  hostile("half a save", 'synonyms: []\ntools: ["Ka'),
  hostile(
    "settings that are none of its business",
    "tools: []\nreasons: []\nsynonyms: []\nbaseUrl: http://evil.test/\napiKey: x\n",
  ),
  hostile("50 000 stars", `tools: [${times(50_000, () => "*a ")}]\n`),
  hostile("quotes in quotes", `tools: ${'"'.repeat(20_000)}\n`),
  ...[
    { count: 9_000, says: tooManyParts },
    { count: 3_900, says: '"questions" takes at most' },
  ].map(({ count, says }) =>
    hostile(
      `${count} questions without what they need`,
      `${families}questions:\n${times(count, (n) => `  - id: q${n}\n    title: T\n`)}`,
      "questions.yaml",
      says,
    ),
  ),
  ...[
    { count: 300, says: tooManyParts },
    { count: 55, says: '"family" is missing' },
  ].map(({ count, says }) =>
    hostile(
      `${count} questions of nothing but empty parts`,
      `${families}questions:\n${times(count, () => `  - { points: [${"{},".repeat(12)}], testing: [${"{},".repeat(190)}] }\n`)}`,
      "questions.yaml",
      says,
    ),
  ),
  hostile(
    "20 000 ids that nothing has",
    `formats:\n${format(`questions: [${unknownIds(20_000)}]`)}`,
    "formats.yaml",
    '"questions" takes at most',
  ),
  hostile(
    "6 000 ids that nothing has, in lists of a fair length",
    `formats:\n${times(20, () => format(`questions: [${unknownIds(300)}]`))}`,
    "formats.yaml",
    "is used twice",
  ),
  ...[
    { count: 500, says: tooManyParts },
    { count: 390, says: "which is not among" },
  ].map(({ count, says }) =>
    hostile(
      `${50 * count} families that nothing has`,
      `probes:\n${times(count, (n) => `  - { id: p${n}, kind: vague, text: T, families: [${unknownIds(50)}] }\n`)}`,
      "probes.yaml",
      says,
    ),
  ),
  ...[
    { count: 80, says: tooManyParts },
    { count: 37, says: "There is no slot" },
  ].map(({ count, says }) =>
    hostile(`${480 * count} cues with a slot that there is not`, brokenCues(count), "questions.yaml", says),
  ),
];
