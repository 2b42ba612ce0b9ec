import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { readRegularFile, writeFileAtomically } from "./safe-files.ts";

const secretPattern = /^[0-9a-f]{64}$/;

/**
 * Makes the data folder (0700) where there is none. A folder that is there already, and holds other things than ours, keeps its mode.
 * Throws Node's error when the place cannot be used.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined) return;
  const entries = await readdir(folder);
  if (entries.length === 0 || entries.includes("secret")) await chmod(folder, 0o700);
}

/** The key of this machine: 32 bytes as hex, made at the first start and kept (0600). A damaged one is replaced. */
export async function readOrMakeSecret(folder: string): Promise<string> {
  const path = join(folder, "secret");
  const content = await readRegularFile(path, 1_024);
  const kept = typeof content === "string" ? "" : content.toString("utf8").trim();
  if (secretPattern.test(kept)) {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0) await chmod(path, 0o600);
    return kept;
  }
  const secret = randomBytes(32).toString("hex");
  await writeFileAtomically(path, `${secret}\n`);
  return secret;
}
