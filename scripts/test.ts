import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { chromiumMissing, findChromium } from "./chromium.ts";
import { isPageFresh, root } from "./page-stamp.ts";
import { run } from "./run.ts";
import { type TestCounts, addCounts, countsLine, noTests, playwrightCounts, vitestCounts } from "./test-counts.ts";

/**
 * npm test [-- --unit | --browser] [--install-chromium]: unit and integration tests, then the browser tests.
 * The last line counts both. Exits 1 when one failed, a suite crashed or no Chromium was found.
 */
const flags = new Set(process.argv.slice(2));
const reports = join(root, "node_modules", ".cache", "test-reports");
mkdirSync(reports, { recursive: true });

const results = [
  ...(flags.has("--browser") ? [] : [await unitTests()]),
  ...(flags.has("--unit") ? [] : [await browserTests()]),
];
const total = results.reduce(addCounts, noTests);
process.stdout.write(`${countsLine(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function unitTests(): Promise<TestCounts> {
  const report = join(reports, "vitest.json");
  rmSync(report, { force: true });
  const code = await run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  return atLeastOneFailureUnless(code === 0, vitestCounts(report));
}

async function browserTests(): Promise<TestCounts> {
  const report = join(reports, "playwright.json");
  rmSync(report, { force: true });
  const chromium = findChromium(isTruthy(process.env["CI"]) || flags.has("--install-chromium"));
  if (chromium === null) {
    process.stderr.write(`${chromiumMissing}\n`);
    return { passed: 0, failed: 1 };
  }
  if (!isPageFresh() && (await run("scripts/build.ts", [])) !== 0) return { passed: 0, failed: 1 };
  const code = await run("playwright", ["test"], {
    HOTSEAT_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return atLeastOneFailureUnless(code === 0, playwrightCounts(report));
}

/** A runner that crashed may have counted nothing. */
function atLeastOneFailureUnless(succeeded: boolean, counts: TestCounts): TestCounts {
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function isTruthy(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "false" && value !== "0";
}
