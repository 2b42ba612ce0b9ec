import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { type Result, err, ok } from "#core/result.ts";
import { largestTranscriptBytes, importTranscript } from "#core/transcript/formats.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";
import type { ChosenSpeakers, ImportedSpeaker } from "#core/transcript/speaker-roles.ts";

/** A transcript from a file (counted from where the person stands) or, for `-`, from standard input. The error is one line. */
export async function readTranscript(
  file: string,
  chosen: ChosenSpeakers = {},
): Promise<Result<readonly TranscriptTurn[], string>> {
  const name = file === "-" ? "Standard input" : file;
  const bytes = await (file === "-" ? readStream(process.stdin) : readFileUpTo(file)).catch(() => null);
  if (bytes === null) return err(`${name} cannot be read.`);
  if (bytes.length > largestTranscriptBytes) {
    return err(`${name} is larger than ${largestTranscriptBytes / 1024 / 1024} MB.`);
  }
  const text = decode(bytes);
  if (text === null) return err(`${name} is not text.`);
  const imported = importTranscript(text, chosen);
  if (!imported.ok) return err(`${name}: ${imported.error.message}`);
  tellGuess(name, imported.value.speakers);
  return ok(imported.value.turns);
}

function tellGuess(name: string, speakers: readonly ImportedSpeaker[]): void {
  if (!speakers.some((speaker) => speaker.isGuess)) return;
  const roles = speakers.map(({ label, role }) => `${JSON.stringify(label)} as the ${role}`).join(", ");
  process.stderr.write(`${name}: taken by guess: ${roles}. --candidate NAME says it otherwise.\n`);
}

/** One byte more than is accepted is enough to know; devices and folders are refused. */
async function readFileUpTo(file: string): Promise<Uint8Array> {
  const handle = await open(resolve(process.env["INIT_CWD"] ?? process.cwd(), file), "r");
  try {
    const stats = await handle.stat();
    if (!stats.isFile() && !stats.isFIFO()) throw new Error("not a file");
    return await readStream(handle.createReadStream({ autoClose: false }));
  } finally {
    await handle.close();
  }
}

async function readStream(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    if (!(part instanceof Uint8Array)) continue;
    parts.push(part);
    size += part.length;
    if (size > largestTranscriptBytes) break;
  }
  return Buffer.concat(parts);
}

/** UTF-8, or UTF-16 where the file says so by its first two bytes. `null` when it is neither. */
function decode(bytes: Uint8Array): string | null {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    return new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8", { fatal: true }).decode(
      bytes,
    );
  } catch {
    return null;
  }
}
