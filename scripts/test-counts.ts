import { existsSync, readFileSync } from "node:fs";

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

export const noTests: TestCounts = { passed: 0, failed: 0 };

export const addCounts = (one: TestCounts, other: TestCounts): TestCounts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});

/** The line that ends `npm test`, `npm run check` and .ci/run. */
export const countsLine = ({ passed, failed }: TestCounts): string => `${passed} passed, ${failed} failed`;

/** Vitest's JSON report. A file that broke before its first test counts as one failure. */
export function vitestCounts(file: string): TestCounts {
  const report = readReport(file);
  const files = listIn(report, "testResults").map((result) => ({
    failed: field(result, "status") === "failed",
    tests: listIn(result, "assertionResults").map((test) => field(test, "status")),
  }));
  const broken = files.filter((result) => result.failed && !result.tests.includes("failed")).length;
  const tests = files.flatMap((result) => result.tests);
  return {
    passed: tests.filter((status) => status === "passed").length,
    failed: tests.filter((status) => status === "failed").length + broken,
  };
}

/** Playwright's JSON report. Errors outside a test (a file that does not load) count as one failure each. */
export function playwrightCounts(file: string): TestCounts {
  const report = readReport(file);
  const stats = field(report, "stats");
  const count = (name: string) => Number(field(stats, name) ?? 0);
  return {
    passed: count("expected") + count("flaky"),
    failed: count("unexpected") + listIn(report, "errors").length,
  };
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function listIn(value: unknown, name: string): unknown[] {
  const list = field(value, name);
  return Array.isArray(list) ? list : [];
}
