import process from "node:process";
import { join } from "node:path";
import { root } from "./page-stamp.ts";
import { run } from "./run.ts";
import { addCounts, countsLine, noTests, playwrightCounts, vitestCounts } from "./test-counts.ts";

interface Step {
  readonly name: string;
  readonly command: string;
  readonly options: readonly string[];
  /** Report file of a step that runs tests. */
  readonly count?: (folder: string) => ReturnType<typeof vitestCounts>;
}

/** All that CI checks, cheap first. */
const steps: readonly Step[] = [
  { name: "format", command: "oxfmt", options: ["--check"] },
  { name: "lint", command: "oxlint", options: ["--deny-warnings"] },
  { name: "types", command: "tsc", options: ["-b"] },
  { name: "knip", command: "knip", options: [] },
  { name: "rubrics", command: "server/cli/lint-rubrics.ts", options: [] },
  {
    name: "unit",
    command: "scripts/test.ts",
    options: ["--unit"],
    count: (folder) => vitestCounts(join(folder, "vitest.json")),
  },
  { name: "build", command: "scripts/build.ts", options: [] },
  { name: "size", command: "size-limit", options: [] },
  {
    name: "browser",
    command: "scripts/test.ts",
    options: ["--browser"],
    count: (folder) => playwrightCounts(join(folder, "playwright.json")),
  },
];
const onlyWhenNamed: readonly Step[] = [{ name: "format-write", command: "oxfmt", options: [] }];

/** npm run check [-- STEP …]: stops at the first step that fails. The last line counts the tests that ran. */
const wanted = process.argv.slice(2);
const named = [...steps, ...onlyWhenNamed].filter((step) => wanted.includes(step.name));
const reports = join(root, "node_modules", ".cache", "test-reports");
const unknown = wanted.find((name) => named.every((step) => step.name !== name));
if (unknown === undefined) await runSteps(wanted.length === 0 ? steps : named);
else {
  process.stderr.write(`There is no step "${unknown}"; there is: ${steps.map((step) => step.name).join(", ")}.\n`);
  process.exitCode = 1;
}

async function runSteps(chosen: readonly Step[]): Promise<void> {
  let counts = noTests;
  for (const step of chosen) {
    const startedAt = performance.now();
    process.stdout.write(`\n── ${step.name}\n`);
    const code = await run(step.command, step.options);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`── ${step.name}: ${code === 0 ? "good" : "failed"} in ${seconds} s\n`);
    if (step.count !== undefined) counts = addCounts(counts, step.count(reports));
    if (code === 0) continue;
    process.exitCode = 1;
    if (counts.failed === 0) counts = { ...counts, failed: 1 };
    break;
  }
  if (chosen === steps) process.stdout.write(`\n${countsLine(counts)}\n`);
}
