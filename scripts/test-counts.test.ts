import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countsLine, playwrightCounts, vitestCounts } from "./test-counts.ts";

const folder = mkdtempSync(join(tmpdir(), "hotseat-counts-"));

function reportOf(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe("the counts of Vitest's report", () => {
  it("adds up the tests of all files and leaves out those that were skipped", () => {
    const file = reportOf({
      testResults: [
        { status: "passed", assertionResults: [{ status: "passed" }, { status: "skipped" }] },
        { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
      ],
    });
    expect(vitestCounts(file)).toEqual({ passed: 2, failed: 1 });
  });

  it("counts a file that broke before its first test as a failure", () => {
    const file = reportOf({ testResults: [{ status: "failed", assertionResults: [] }] });
    expect(vitestCounts(file)).toEqual({ passed: 0, failed: 1 });
  });

  it("counts nothing where a crash left no report", () => {
    expect(vitestCounts(join(folder, "none.json"))).toEqual({ passed: 0, failed: 0 });
  });
});

describe("the counts of Playwright's report", () => {
  it("counts unexpected results and errors outside tests as failures", () => {
    const file = reportOf({ stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 2 }, errors: [{ message: "x" }] });
    expect(playwrightCounts(file)).toEqual({ passed: 4, failed: 2 });
  });
});

it("ends with one plain line", () => {
  expect(countsLine({ passed: 12, failed: 0 })).toBe("12 passed, 0 failed");
});
