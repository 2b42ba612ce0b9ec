import { err, ok, type Result } from "../result.ts";
import { readFrontMatter } from "./reference-front-matter.ts";
import type { ReferenceItem, ReferencePage, ReferenceSection } from "./reference-page.ts";
import {
  type ReferenceLine,
  type ReferenceProblem,
  type ReferenceProblemType,
  splitLines,
} from "./reference-problem.ts";

const maxItems = 200;
const maxProblems = 20;

/** `- **Prompt**: answer`; the colon may also stand inside the bold. */
const itemPattern = /^- \*\*([^*]+)\*\*(:?)(.*)$/;
const tag = /<[a-z/!]/i;
const link = /\]\(|https?:\/\//i;

/**
 * Reads one `reference/*.md`: front matter (`id`, `title`, `summary`, `order`), then `## Section` headings with paragraphs and items
 * `- **Prompt**: answer`. An indented line goes on with the item above it. Nothing else of Markdown is taken; text stays text.
 * Errors: up to 20 problems with their places, in the order of the lines. Never throws; time grows with the length of the text.
 */
export function parseReference(text: string): Result<ReferencePage, readonly ReferenceProblem[]> {
  const problems: ReferenceProblem[] = [];
  const report = (type: ReferenceProblemType, line: number, column = 1) => {
    if (problems.length < maxProblems) problems.push({ type, line, column });
  };
  const lines = splitLines(text, report);
  if (lines === null) return err(problems);
  const front = readFrontMatter(lines, report);
  if (front === null) return err(problems);
  const sections = readSections(lines.slice(front.length), report);
  const isEmpty = sections.every(({ items }) => items.length === 0);
  if (isEmpty && problems.length === 0) report("no-items", lines.length);
  return problems.length > 0 ? err(problems) : ok({ ...front.values, sections });
}

/** Where an item is kept: its section and prompt without case and punctuation, so that a mended comma loses no progress. */
export function itemIdOf(section: string, prompt: string): string {
  return `${slugOf(section)}/${slugOf(prompt)}`;
}

type Report = (type: ReferenceProblemType, line: number, column?: number) => void;

function readSections(lines: readonly ReferenceLine[], report: Report): ReferenceSection[] {
  const reader = createSectionReader(report);
  for (const line of lines) reader.take(line);
  return reader.end();
}

/** Takes the lines one by one; text that goes on over several lines is gathered and joined at its end. */
function createSectionReader(report: Report) {
  const sections: ReferenceSection[] = [];
  const titles = new Set<string>();
  const ids = new Set<string>();
  let section: ReferenceSection | null = null;
  let item: { readonly prompt: string; readonly line: number; readonly words: string[] } | null = null;
  let paragraph: string[] = [];

  const closeItem = () => {
    if (item === null || section === null) return;
    const read: ReferenceItem = {
      id: itemIdOf(section.title, item.prompt),
      prompt: item.prompt,
      answer: item.words.filter((words) => words !== "").join(" "),
    };
    if (read.answer === "") report("empty-answer", item.line);
    if (ids.has(read.id)) report("same-item", item.line);
    if (ids.size === maxItems) report("too-many-items", item.line);
    ids.add(read.id);
    section.items.push(read);
    item = null;
  };
  const closeText = () => {
    closeItem();
    if (paragraph.length > 0) section?.paragraphs.push(paragraph.join(" "));
    paragraph = [];
  };
  const openSection = (title: string, line: number) => {
    if (title === "") report("empty-heading", line);
    if (titles.has(slugOf(title))) report("same-heading", line);
    titles.add(slugOf(title));
    section = { title, paragraphs: [], items: [] };
    sections.push(section);
  };
  const openItem = (text: string, line: number) => {
    const [, prompt = "", outer = "", rest = ""] = itemPattern.exec(text) ?? [];
    const words = prompt.trim().replace(/:$/, "").trim();
    if (words === "" || (outer === "" && !prompt.trimEnd().endsWith(":"))) return report("not-an-item", line);
    item = { prompt: words, line, words: [rest.trim()] };
  };

  const take = ({ text, number }: ReferenceLine) => {
    const trimmed = text.trim();
    if (tag.test(text)) return report("markup", number, text.search(tag) + 1);
    if (link.test(text)) return report("link", number, text.search(link) + 1);
    if (trimmed === "") return closeText();
    if (text.startsWith("#")) {
      closeText();
      return text.startsWith("## ") ? openSection(text.slice(3).trim(), number) : report("other-heading", number);
    }
    if (section === null) return report("before-heading", number);
    if (/^\s/.test(text) && item !== null && !isListMark(trimmed)) return void item.words.push(trimmed);
    if (!isListMark(trimmed)) {
      closeItem();
      return void paragraph.push(trimmed);
    }
    closeText();
    return text.startsWith("-") ? openItem(text.trimEnd(), number) : report("not-an-item", number);
  };
  return { take, end: () => (closeText(), sections) };
}

const isListMark = (trimmed: string): boolean => /^(?:[-*+] |\d{1,3}[.)] |[-*+]$|>|```|\|)/.test(trimmed);

/** Letters and digits of any script, in lower case, with hyphens between the words. */
const slugOf = (text: string): string =>
  (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join("-");
