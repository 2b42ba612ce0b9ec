/** What can be wrong in a reference page. */
export type ReferenceProblemType = keyof typeof sentenceByReferenceProblem;

/** Line and column count from 1. */
export interface ReferenceProblem {
  readonly type: ReferenceProblemType;
  readonly line: number;
  readonly column: number;
}

/** What a person reads: what is wrong, and what to write instead. */
export const sentenceByReferenceProblem = {
  "too-large": "The file is larger than 256 KiB: make two pages of it.",
  "long-line": "The line is longer than 2,000 characters: break it.",
  "no-front-matter": 'The first line must be "---", then id, title, summary and order, then "---" again.',
  "open-front-matter": 'The front matter has no end: write "---" on a line of its own after "order".',
  "not-a-field": 'A line of the front matter is "name: value".',
  "unknown-field": "The front matter takes id, title, summary and order only.",
  "same-field": "This field stands twice: keep one of them.",
  "no-id": 'Write "id" with lower-case letters, digits and hyphens, 64 at most.',
  "no-title": 'Write "title" with the name of the page.',
  "no-summary": 'Write "summary" with one sentence on what the page is for.',
  "no-order": 'Write "order" as a whole number from 0 to 9999.',
  "before-heading": 'Text needs a section above it: write "## " and its name first.',
  "other-heading": 'A heading of a section starts with "## ".',
  "empty-heading": 'Name the section after "## ".',
  "same-heading": "Two sections have the same name: rename one of them.",
  "not-an-item": 'An item of a list is "- **Prompt**: answer".',
  "empty-answer": "The answer is missing: write it after the colon.",
  "same-item": "This prompt stands twice in its section: change one of them.",
  "too-many-items": "A page takes 200 items: make two pages of it.",
  "no-items": 'The page has nothing to rehearse: write items as "- **Prompt**: answer".',
  markup: "HTML is not taken here: write plain text.",
  link: "Links are not taken here: write plain text.",
} as const;

/** A line of the file, with its number from 1. */
export interface ReferenceLine {
  readonly text: string;
  readonly number: number;
}

const maxLength = 256 * 1024;
const maxLineLength = 2_000;

/** `null` when the text is too long to be looked at. A byte order mark and the returns of Windows are dropped. */
export function splitLines(
  text: string,
  report: (type: ReferenceProblemType, line: number, column?: number) => void,
): ReferenceLine[] | null {
  if (text.length > maxLength) {
    report("too-large", 1);
    return null;
  }
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, index) => ({ text: line, number: index + 1 }));
  const long = lines.filter((line) => line.text.length > maxLineLength);
  for (const { number } of long) report("long-line", number, maxLineLength + 1);
  return long.length > 0 ? null : lines;
}
