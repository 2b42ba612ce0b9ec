import { availableParallelism, loadavg } from "node:os";
import process from "node:process";
import { chromiumMissing } from "../scripts/chromium.ts";
import { isPageFresh } from "../scripts/page-stamp.ts";
import { run } from "../scripts/run.ts";
import { type Figure, figuresToTable, reachesGoal } from "./figures.ts";
import { measureHeldSentences } from "./held.ts";
import { measureHostilePacks } from "./hostile.ts";
import { measureInterview } from "./interview.ts";
import { measureLighthouse } from "./lighthouse.ts";
import { measurePage } from "./page.ts";
import { measureStart } from "./start.ts";
import { measureStreams } from "./streams.ts";

/** npm run bench: every figure beside its floor, measured in this run on this machine, and its goal. */
if (!isPageFresh() && (await run("scripts/build.ts", [])) !== 0) process.exit(1);

const busy = loadavg()[0] ?? 0;
const figures: Figure[] = [];
for (const measure of [
  measureStart,
  measureInterview,
  measureStreams,
  measureHeldSentences,
  measureHostilePacks,
  measurePage,
  measureLighthouse,
]) {
  process.stderr.write(`${measure.name} …\n`);
  const measured = await measure();
  if (measured === null) process.stderr.write(`${chromiumMissing}\n`);
  else figures.push(...measured);
}
process.stdout.write(`${figuresToTable(figures)}\n`);
if (busy > availableParallelism() / 2) {
  process.stdout.write(
    `\nThis machine was busy (load ${busy.toFixed(1)}): the times are too long; the ratios say more.\n`,
  );
}
const missed = figures.filter((figure) => !reachesGoal(figure)).length;
process.stdout.write(missed === 0 ? "\nEvery goal is reached.\n" : `\n${missed} goals are missed.\n`);
