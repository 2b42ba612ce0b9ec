import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { root } from "./page-stamp.ts";

/**
 * Runs one of the project's tools (from node_modules/.bin, on this Node) or a script of ours (a path that ends in .ts)
 * in the project's folder, and gives its exit code; 1 when a signal ended it.
 */
export async function run(
  command: string,
  options: readonly string[],
  extraEnvironment: NodeJS.ProcessEnv = {},
): Promise<number> {
  const script = command.endsWith(".ts");
  const onWindows = process.platform === "win32";
  const child = spawn(script ? process.execPath : command, script ? [join(root, command), ...options] : options, {
    cwd: root,
    stdio: "inherit",
    shell: onWindows && !script,
    env: { ...process.env, ...extraEnvironment },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
