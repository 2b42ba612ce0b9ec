// node scripts/set-up.mjs TASK [args] — for any Node from 20. Installs what is missing, then runs the task on the
// project's own Node 24, started by its path: a shell that already ran an older `node` would go on using that one.
// Speaks on standard error only, so that a task's standard output stays its own.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants as osConstants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stampFile = join(modules, ".hotseat-stamp");
const ownNode = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

const scriptByTask = {
  start: "scripts/start.ts",
  build: "scripts/build.ts",
  dev: "scripts/dev.ts",
  test: "scripts/test.ts",
  check: "scripts/check.ts",
  shots: "scripts/shots.ts",
  bench: "bench/main.ts",
  simulate: "server/cli/simulate.ts",
  grade: "server/cli/grade.ts",
};

const [task, ...taskArguments] = process.argv.slice(2);
const script = scriptByTask[task];
if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(
    `Hotseat needs Node 20 or newer to set itself up, and this is ${process.version}. Get one from https://nodejs.org.`,
  );
}
if (script === undefined) fail(`Unknown task "${task}". There is: ${Object.keys(scriptByTask).join(", ")}.`);
installWhatIsMissing();
runOnOwnNode();

function installWhatIsMissing() {
  const wanted = stampOfLock();
  if (existsSync(ownNode) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  refuseUnlessWritable(root);
  if (existsSync(modules)) refuseUnlessWritable(modules);
  rmSync(stampFile, { force: true });
  say(existsSync(modules) ? "Bringing the parts up to date …" : "Installing the parts, once (a minute or so) …");
  const options = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  if (!runNpm(options, root)) {
    fail("Installing failed (npm's reason stands above). It needs the network once; then run the same command again.");
  }
  if (!existsSync(ownNode)) installOwnNode();
  writeFileSync(stampFile, wanted);
}

/** The `node` package fetches its binary in an install script, which npm skips where `ignore-scripts` is set. */
function installOwnNode() {
  const folder = join(modules, "node");
  const done = spawnSync(process.execPath, ["installArchSpecificPackage.js"], {
    cwd: folder,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, npm_config_ignore_scripts: "false" },
  });
  if (done.status !== 0 || !existsSync(ownNode)) {
    fail(`Node 24 could not be put into ${folder} (the reason stands above). Run the same command again.`);
  }
}

/** The lock and the machine: a folder copied from another system installs anew. */
function stampOfLock() {
  const lock = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform} ${process.arch}\n`;
}

function refuseUnlessWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    fail(`Hotseat cannot write to ${folder}. Make it writable, or move the project to a folder of your own.`);
  }
}

function runNpm(options, cwd) {
  const ownScript = process.env.npm_execpath;
  const viaNode = ownScript !== undefined && /npm-cli\.c?js$/.test(ownScript);
  const done = viaNode
    ? spawnSync(process.execPath, [ownScript, ...options], { cwd, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", options, { cwd, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  return done.status === 0;
}

function runOnOwnNode() {
  const options = [join(root, script), ...taskArguments];
  const env = {
    ...process.env,
    INIT_CWD: process.env.INIT_CWD || process.cwd(),
    PATH: join(modules, ".bin") + delimiter + process.env.PATH,
    NODE_COMPILE_CACHE: join(modules, ".cache", "node-compile-cache"),
  };
  process.chdir(root);
  if (process.execve !== undefined && process.platform !== "win32") {
    process.execve(ownNode, [ownNode, ...options], env);
  }
  const child = spawn(ownNode, options, { cwd: root, env, stdio: "inherit" });
  // A terminal sends Ctrl-C to both of us; only what was sent to this process alone is passed on.
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.on("SIGINT", () => {
    if (!process.stdin.isTTY) child.kill("SIGINT");
  });
  child.on("error", (error) => fail(`Node 24 did not start: ${error.message}. Delete node_modules and try again.`));
  child.on("exit", (code, signal) => process.exit(signal === null ? code : 128 + osConstants.signals[signal]));
}

function say(sentence) {
  process.stderr.write(`hotseat: ${sentence}\n`);
}

function fail(sentence) {
  say(sentence);
  process.exit(1);
}
