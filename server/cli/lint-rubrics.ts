import { type AxisAgreement, measureExamples } from "#core/grading/lint-examples.ts";
import { type AskAgreement, measureAsks } from "#core/reading/lint-asks.ts";
import { lintPack } from "#core/setup/lint.ts";
import { readConfig } from "../config.ts";
import { readPackFolder } from "../pack-folder.ts";
import { findPackFolders } from "../pack-places.ts";
import { loadTokeniser } from "../reader.ts";

/** Under this share of examples that are judged as they are meant, a pack fails. */
const leastAgreement = 0.9;

process.stdout.on("error", () => process.exit(1));
process.exitCode = await main(process.argv.slice(2));

/** npm run lint:rubrics [-- ID …]: exit 0 all good, 1 a pack that is broken, has an error or agrees too little, 2 bad input. */
async function main(wanted: readonly string[]): Promise<number> {
  if (wanted.includes("--help")) {
    print("Usage: npm run lint:rubrics [-- ID …]");
    return 0;
  }
  const config = readConfig(process.env);
  if (!config.ok) return refuse(config.error);
  const folders = await findPackFolders(config.value.rubricsFolder, config.value.dataFolder);
  const unknown = wanted.find((id) => folders.every((folder) => folder.id !== id));
  if (unknown !== undefined) return refuse(`There is no pack ${JSON.stringify(unknown)}.`);
  let isGood = true;
  for (const folder of folders.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const read = await readPackFolder(folder);
    if (!read.ok && read.error.every(({ message }) => message.includes("missing: a pack needs"))) continue;
    print(`\n${folder.shownAs}`);
    if (read.ok) {
      const { pack } = read.value;
      const tokenise = await loadTokeniser();
      const isAnswered = reportAsks(measureAsks(pack, tokenise));
      isGood = report(lintPack(pack), measureExamples(pack, tokenise)) && isAnswered && isGood;
    } else {
      for (const { file, line, column, message } of read.error) print(`  ${file}:${line}:${column} ${message}`);
      isGood = false;
    }
  }
  return isGood ? 0 : 1;
}

function report(findings: ReturnType<typeof lintPack>, measured: readonly AxisAgreement[]): boolean {
  for (const { severity, file, where, message } of findings) print(`  ${severity}: ${file}, ${where}: ${message}`);
  print("  The pack's examples, read by the built-in grader:");
  print("    axis or lens                indicators      anchor 1 2 3 4 reads as");
  for (const axis of measured) print(`    ${row(axis)}`);
  const misjudged = measured.flatMap((axis) => axis.misjudged);
  for (const { where, text, expected, found } of misjudged)
    print(`  ${where}: ${expected} expected, ${found} found: “${text}”`);
  const all = measured.reduce((sum, { indicators }) => sum + indicators.all + 4, 0);
  const agreement = (all - misjudged.length) / all;
  const isInPlace = measured.every(areAnchorsInPlace);
  print(
    `  Agreement ${percent(agreement)} of ${all} (at least ${percent(leastAgreement)} is asked for; an axis's anchor at its own level, a lens's in order and one off at most).`,
  );
  const hasError = findings.some(({ severity }) => severity === "error");
  return !hasError && agreement >= leastAgreement && isInPlace;
}

function reportAsks({ right, all, misheard }: AskAgreement): boolean {
  if (all === 0) return true;
  for (const { fact, ask, found } of misheard)
    print(`  scenario.yaml, ${fact}: “${ask}” gets ${found.join(" and ") || "no fact"}`);
  print(`  ${right} of ${all} example questions get their fact of the scenario (at least ${percent(leastAgreement)}).`);
  return right / all >= leastAgreement;
}

/** Lenses have no weight in a decision, and mostly one example an anchor: they may be one level off. */
function areAnchorsInPlace({ subject, anchors }: AxisAgreement): boolean {
  const reached = [anchors[1], anchors[2], anchors[3], anchors[4]];
  const mostOff = subject.startsWith("lens:") ? 1 : 0;
  return reached.every(
    (found, index) => Math.abs(found - (index + 1)) <= mostOff && found >= (reached[index - 1] ?? found),
  );
}

function row({ subject, indicators, anchors }: AxisAgreement): string {
  const share = `${indicators.right} of ${indicators.all}`;
  return `${subject.padEnd(28)}${share.padEnd(16)}         ${Object.values(anchors).join(" ")}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function refuse(sentence: string): number {
  process.stderr.write(`lint-rubrics: ${sentence}\n`);
  return 2;
}
