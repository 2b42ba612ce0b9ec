import { spawnSync } from "node:child_process";
import { flushCompileCache } from "node:module";
import { join } from "node:path";
import { startProblem } from "../server/port.ts";
import { isPageFresh, root } from "./page-stamp.ts";

/** Builds the page when its sources changed (in a process of its own, so that Vite's memory goes with it), then serves. */
if (!isPageFresh()) {
  const problem = await startProblem(process.env);
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    process.exit(1);
  }
  process.stderr.write("hotseat: Building the page …\n");
  const built = spawnSync(process.execPath, [join(root, "scripts", "build.ts")], { stdio: ["ignore", 2, 2] });
  if (built.status !== 0) {
    process.stderr.write("hotseat: The page could not be built (the reason stands above).\n");
    process.exit(1);
  }
}
stopWithParent();
await import("../server/main.ts");
// Node writes the cache when it exits, which a killed server never does.
setTimeout(flushCompileCache, 2_000).unref();

/** A SIGTERM to `npm start` ends npm's shell and goes no further: without this, the server would stay and hold its port. */
function stopWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}
