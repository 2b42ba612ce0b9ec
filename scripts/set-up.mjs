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
  conduct: "scripts/conduct.ts",
  simulate: "server/cli/simulate.ts",
  grade: "server/cli/grade.ts",
  eval: "server/cli/eval.ts",
  "lint-rubrics": "server/cli/lint-rubrics.ts",
  "new-pack": "server/cli/new-pack.ts",
  schemas: "scripts/make-schemas.ts",
};

const [task, ...taskArguments] = process.argv.slice(2);
const script = scriptByTask[task];
if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(
    `Hotseat needs Node 20 or newer to set itself up, and this is ${process.version}. Get one from https://nodejs.org.`,
  );
}
if (script === undefined) fail(`Unknown task "${task}". There is: ${Object.keys(scriptByTask).join(", ")}.`);
await installWhatIsMissing();
runOnOwnNode();

async function installWhatIsMissing() {
  const wanted = stampOfLock();
  if (existsSync(ownNode) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  refuseUnlessWritable(root);
  if (existsSync(modules)) refuseUnlessWritable(modules);
  rmSync(stampFile, { force: true });
  say(existsSync(modules) ? "Bringing the parts up to date …" : "Installing the parts, once (a minute or so) …");
  const failure = await npmInstall();
  if (failure !== null) fail(`Installing failed: ${failure}`);
  if (!existsSync(ownNode)) installOwnNode();
  writeFileSync(stampFile, wanted);
}

/** `npm install`, for `npm ci` fails where a registry lacks another platform's binary. Gives `null`, or why it failed. */
async function npmInstall() {
  const options = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const ownScript = process.env.npm_execpath;
  const viaNode = ownScript !== undefined && /npm-cli\.c?js$/.test(ownScript);
  const child = spawn(viaNode ? process.execPath : "npm", viaNode ? [ownScript, ...options] : options, {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
    shell: !viaNode && process.platform === "win32",
  });
  let spoken = "";
  child.stderr.on("data", (chunk) => (spoken += chunk));
  const startedAt = Date.now();
  const ticking = setInterval(() => say(`… ${Math.round((Date.now() - startedAt) / 1000)} s`), 10_000);
  const code = await new Promise((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", resolve);
  });
  clearInterval(ticking);
  if (code === 0) return null;
  if (code === null) return "npm was not found. Install Node with npm from https://nodejs.org.";
  return npmFailure(spoken);
}

function npmFailure(spoken) {
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(spoken)?.[1] ?? "no code";
  if (/^(?:ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET)/.test(code)) {
    return `npm could not reach its registry (${code}). The first start needs the network; later ones do not.`;
  }
  const detail = /^npm (?:error|ERR!) (?!code |errno |syscall )(.+)/m.exec(spoken)?.[1] ?? "no reason given";
  const log = /(\S+-debug-\d+\.log)/.exec(spoken)?.[1];
  return `npm said "${detail}" (${code}).${log === undefined ? "" : ` Its log: ${log}`}`;
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

function runOnOwnNode() {
  const options = [join(root, script), ...taskArguments];
  const env = {
    ...process.env,
    INIT_CWD: process.env.INIT_CWD || process.cwd(),
    PATH: join(modules, ".bin") + delimiter + process.env.PATH,
    NODE_COMPILE_CACHE: join(modules, ".cache", "compile"),
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
