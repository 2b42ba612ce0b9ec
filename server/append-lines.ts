import { type FileHandle, open } from "node:fs/promises";

/**
 * Appends lines of JSON in one write and syncs; resolves to the file's new size. A torn tail is closed by a line break rather
 * than cut: what it holds stays for a person to see. A write that fails half-way is taken back, so the file ends where it did.
 */
export async function appendLines(
  handle: FileHandle,
  sizeBefore: number,
  isTorn: boolean,
  lines: readonly object[],
): Promise<number> {
  if (lines.length === 0) return sizeBefore;
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const content = Buffer.from(isTorn ? `\n${text}` : text);
  try {
    await handle.writeFile(content);
    await handle.datasync();
  } catch (error) {
    await handle.truncate(sizeBefore).catch(() => undefined);
    throw error;
  }
  return sizeBefore + content.byteLength;
}

/** A new file is only safe once its name is, which is the folder's content. Windows cannot sync a folder. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
