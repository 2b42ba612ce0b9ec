import type { YAMLException } from "js-yaml";
import type * as z from "zod";

/** Sentences for what is wrong in a pack's file: what was found, and what to write instead. */

const kindInWords: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list: one line for each entry, beginning with a hyphen",
  object: "a group of keys, indented below it",
  record: "a group of keys, indented below it",
};

/** What zod says where the schema has no words of its own. */
export const packErrorMap: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `is missing: add it with ${kindOf(issue.expected)}`
        : `must be ${kindOf(issue.expected)}`;
    case "invalid_value":
      return `must be ${issue.values.length === 1 ? "" : "one of "}${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `needs ${amount(issue, "at least", issue.minimum)}`;
    case "too_big":
      return `takes ${amount(issue, "at most", issue.maximum)}`;
    case "unrecognized_keys":
      return "is not known here: take it out, or mend its spelling";
    case "custom":
    case "invalid_element":
    case "invalid_format":
    case "invalid_key":
    case "invalid_union":
    case "not_multiple_of":
      return undefined;
  }
};

/** @param name the key in question, or "" for the whole file */
export function issueToSentence(name: string, message: string): string {
  const subject = name === "" ? "The file" : /^\d+$/.test(name) ? `Entry ${Number(name) + 1}` : `"${name}"`;
  const isVerb = /^(?:is|must|needs|takes)\b/.test(message);
  return `${subject}${isVerb ? " " : ": "}${message}.`;
}

const adviceByReason: readonly (readonly [RegExp, string])[] = [
  [
    /indentation of a mapping|implicit key|mapping values|map key/,
    "Indent with spaces as the lines around it are, and put quotes around a text that holds a colon or begins with a special sign.",
  ],
  [/tab characters/, "Indent with spaces; a tab may not stand here."],
  [/duplicated mapping key/, "This key is there twice: keep one of the two."],
  [
    /maxAliases|unidentified alias/,
    "Write the text out: references (*name) are not taken. A text that begins with * needs quotes.",
  ],
  [/maxDepth/, "This is nested too deeply for a pack."],
  [/unknown.*tag|tag/, "Take the tag (!…) out. A text that begins with ! needs quotes."],
  [/quoted scalar|escape sequence/, "Close the quotes, and write a backslash inside double quotes twice."],
  [/missed comma/, "Put a comma between two entries, or close the bracket before this sign."],
  [/node content, but found ','/, "Take this comma out, or write an entry before it."],
  [
    /deficient indentation/,
    "Close the brackets or quotes above this line, or indent it further than the line they began on.",
  ],
  [/flow collection/, "Close the bracket."],
  [/null byte/, "Save the file as plain UTF-8 text."],
  [/single document/, "Keep one document in the file: take the lines --- out."],
  [/input is empty/, "The file is empty: write its keys, as rubrics/README.md shows."],
];

/**
 * The first words are the parser's own.
 * @param text the file's, to see what stands before the place
 */
export function syntaxErrorToSentence(error: YAMLException, text: string): string {
  const advice = quoteAdvice(error, text) ?? adviceByReason.find(([pattern]) => pattern.test(error.reason))?.[1];
  return `This is not YAML (${error.reason}). ${advice ?? "Look at the signs and the indentation here."}`;
}

/** What follows a closed quote on its line was most likely meant as a part of the text. */
function quoteAdvice({ mark, reason }: YAMLException, text: string): string | undefined {
  if (mark === undefined) return undefined;
  const before = (text.split(/\r\n|\r|\n/)[mark.line] ?? "").slice(0, mark.column).trimEnd();
  const sign = before.at(-1);
  if ((sign !== '"' && sign !== "'") || before.indexOf(sign) === before.length - 1) return undefined;
  const comma = reason.includes("missed comma") ? " Where a new entry begins here, put a comma before it." : "";
  const advice =
    sign === '"'
      ? 'Write \\" for a quote inside double quotes, or put the whole text in single quotes.'
      : "Write '' (twice) for an apostrophe inside single quotes, or put the whole text in double quotes.";
  return `The text ended at the quote before this place. ${advice}${comma}`;
}

const kindOf = (expected: string): string => kindInWords[expected] ?? expected;

function amount(issue: { origin: string; exact?: boolean }, bound: string, count: number | bigint): string {
  const words = issue.exact === true ? "exactly" : bound;
  if (issue.origin === "array") return `${words} ${count} ${Number(count) === 1 ? "entry" : "entries"}`;
  if (issue.origin === "string") return `${words} ${count} ${Number(count) === 1 ? "character" : "characters"}`;
  return `a number of ${words} ${count}`;
}
