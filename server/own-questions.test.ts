import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { appendQuestion } from "./own-questions.ts";

const question = { id: "own-a", title: 'A "quoted": title', text: "# What?\n- then?", axes: ["cost" as const] };
const appended = (before: string | null) => {
  const after = appendQuestion(before, question);
  return after.ok ? after.value : null;
};

describe("appendQuestion", () => {
  it("begins a file that a person can go on with", () => {
    const text = appended(null) ?? "";
    expect(text).toMatch(/^# Your own questions/);
    expect(load(text)).toEqual({ questions: [question] });
  });

  it.each([
    ["two spaces", "questions:\n  - id: b # mine\n    title: B\n    text: B?\n    axes: [scale]\n"],
    ["no indent, no last newline", "# mine\nquestions:\n- { id: b, title: B, text: B?, axes: [scale] }"],
    [
      "four spaces and a comment at the end",
      "questions:\n    - { id: b, title: B, text: B?, axes: [scale] }\n    # the end\n",
    ],
  ])("leaves every sign as it stands: %s", (_, before) => {
    const text = appended(before) ?? "";
    expect(text.startsWith(before)).toBe(true);
    expect(load(text)).toMatchObject({ questions: [{ id: "b" }, question] });
  });

  it.each([
    ["a list in brackets", "questions: [{ id: b, title: B, text: B?, axes: [scale] }]\n"],
    ["no YAML", "questions: [\n"],
    ["other keys", "mine: 1\nquestions:\n"],
  ])("writes nothing where it could do harm: %s", (_, before) => {
    expect(appended(before)).toBeNull();
  });
});
