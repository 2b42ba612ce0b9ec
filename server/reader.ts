import { type TranscriptReader, createReader } from "#core/reading/reader.ts";
import { createTokeniser } from "#core/reading/tokeniser.ts";
import type { Tokenise } from "#core/reading/tokens.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import type { ServerDeps } from "./deps.ts";

/** Readers hold a pack's cues ready; more than a few packs at once are not in use. */
const readersKept = 4;

/** Readers by pack version. The tokeniser (about 0.1 s and 70 MB) is loaded when first asked for, once. */
export function createReaderFor(): ServerDeps["readerFor"] {
  const readers = new Map<string, Promise<TranscriptReader>>();
  let tokeniser: Promise<Tokenise> | undefined;
  return (loaded) => {
    tokeniser ??= loadTokeniser();
    const reader = readers.get(loaded.hash) ?? makeReader(loaded, tokeniser);
    readers.delete(loaded.hash);
    readers.set(loaded.hash, reader);
    for (const hash of [...readers.keys()].slice(0, Math.max(0, readers.size - readersKept))) readers.delete(hash);
    return reader;
  };
}

const makeReader = async (loaded: LoadedPack, tokeniser: Promise<Tokenise>): Promise<TranscriptReader> =>
  createReader(loaded.pack, await tokeniser);

/** The tokeniser of English; each call makes another one. */
export async function loadTokeniser(): Promise<Tokenise> {
  const [wink, model] = await Promise.all([import("wink-nlp"), import("wink-eng-lite-web-model")]);
  return createTokeniser(wink.default(model.default, ["sbd", "negation", "pos"]));
}
