import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Why a file was not read. */
export type FileProblem = "missing" | "not-a-file" | "too-large" | "unreadable";

const { O_RDONLY } = constants;
/** Windows has neither: there the flags are 0. */
export const noFollow = constants.O_NOFOLLOW ?? 0;
const nonBlocking = constants.O_NONBLOCK ?? 0;

/**
 * Reads a regular file of at most `maxBytes`. A symbolic link, a FIFO, a device or a folder is `not-a-file`:
 * it is neither followed nor waited for.
 */
export async function readRegularFile(path: string, maxBytes: number): Promise<Buffer | FileProblem> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, O_RDONLY | noFollow | nonBlocking);
    const status = await handle.stat();
    if (!status.isFile()) return "not-a-file";
    if (status.size > maxBytes) return "too-large";
    const content = await readAtMost(handle, maxBytes + 1);
    return content.byteLength > maxBytes ? "too-large" : content;
  } catch (error) {
    return problemOf(error);
  } finally {
    await handle?.close();
  }
}

/** Writes a file that is whole or not there at all: beside it first (0600), synced, then renamed over it. */
export async function writeFileAtomically(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString("hex")}.draft`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function readAtMost(handle: FileHandle, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < maxBytes) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(65_536, maxBytes - size)), 0);
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    size += bytesRead;
  }
  return Buffer.concat(chunks);
}

function problemOf(error: unknown): FileProblem {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "missing";
  if (code === "ELOOP" || code === "EISDIR" || code === "ENXIO") return "not-a-file";
  return "unreadable";
}
