import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { parseInSteps } from "./parse-in-steps.ts";

let looked = 0;
beforeEach(() => {
  looked = 0;
});

const count = (value: unknown): unknown => {
  looked += 1;
  return value;
};
const Entry = z.strictObject({ id: z.preprocess(count, z.string()), tags: z.array(z.string()).max(3).default([]) });
const File = z.strictObject({ title: z.string(), list: z.array(Entry).min(1).max(100) });
const messagesOf = (value: unknown, most = 20) => {
  const parsed = parseInSteps(File, value, most);
  return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path.join("/")} ${message}`);
};

describe("parseInSteps", () => {
  it("gives what the schema gives, defaults too", () => {
    const value = { title: "T", list: [{ id: "a" }, { id: "b", tags: ["x"] }] };
    expect(parseInSteps(File, value, 20)).toEqual({ ok: true, value: File.parse(value) });
  });

  it("finds what is wrong in lists and beside them, with its path", () => {
    expect(messagesOf({ title: 1, list: [{ id: "a" }, { id: 2 }], other: 1 })).toEqual([
      "list/1/id must be a text",
      "title must be a text",
      " is not known here: take it out, or mend its spelling",
    ]);
    expect(messagesOf({ title: "T", list: [] })).toEqual(["list needs at least 1 entry"]);
    expect(messagesOf({ title: "T" })[0]).toMatch(/^list is missing/);
    expect(messagesOf("x")).toEqual([" must be a group of keys, indented below it"]);
  });

  it("looks at no more entries than it takes to find enough", () => {
    expect(messagesOf({ title: "T", list: Array.from({ length: 100 }, () => ({})) }, 20)).toHaveLength(20);
    expect(looked).toBe(20);
  });

  it("refuses a list that is too long without a look at what it holds, however deep it lies", () => {
    const many = (length: number) => Array.from({ length }, () => ({}));
    expect(messagesOf({ title: "T", list: many(101) })).toEqual(["list takes at most 100 entries"]);
    expect(messagesOf({ title: "T", list: [{ id: "a", tags: ["a", "b", "c", "d"] }] })).toEqual([
      "list/0/tags takes at most 3 entries",
    ]);
    expect(looked).toBe(0);
  });
});
