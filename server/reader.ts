import { setImmediate } from "node:timers/promises";
import { type TranscriptReader, createReader } from "#core/reading/reader.ts";
import { createTokeniser } from "#core/reading/tokeniser.ts";
import type { Tokenise } from "#core/reading/tokens.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import type { ServerDeps } from "./deps.ts";

/** Readers hold a pack's cues ready; more than a few packs at once are not in use. */
const readersKept = 4;

/**
 * Readers by pack version. The tokeniser (about 0.1 s and 70 MB) is loaded when first asked for, once. Where it
 * `warmsUp`, the first reader reads examples of its pack while the person hears the opening, so that the first answer and the
 * grading find compiled code.
 */
export function createReaderFor({ warmsUp } = { warmsUp: false }): ServerDeps["readerFor"] {
  const readers = new Map<string, Promise<TranscriptReader>>();
  let tokeniser: Promise<Tokenise> | undefined;
  return (loaded) => {
    const isFirst = tokeniser === undefined;
    tokeniser ??= loadTokeniser();
    const reader = readers.get(loaded.hash) ?? makeReader(loaded, tokeniser);
    if (isFirst && warmsUp) void reader.then(warmUp, () => undefined);
    readers.delete(loaded.hash);
    readers.set(loaded.hash, reader);
    for (const hash of [...readers.keys()].slice(0, Math.max(0, readers.size - readersKept))) readers.delete(hash);
    return reader;
  };
}

const makeReader = async (loaded: LoadedPack, tokeniser: Promise<Tokenise>): Promise<TranscriptReader> =>
  createReader(loaded.pack, await tokeniser);

/** More than so many are read in vain: V8 has compiled by then what is used most. */
const examplesRead = 320;
const examplesAtOnce = 8;

/** In small steps, as requests come first. */
async function warmUp(reader: TranscriptReader): Promise<void> {
  const indicators = reader.pack.axes.flatMap((axis) => axis.indicators);
  const examples = indicators.flatMap(({ examples: { yes, no } }) => [...yes, ...no]).slice(0, examplesRead);
  for (let from = 0; from < examples.length; from += examplesAtOnce) {
    await setImmediate();
    const text = examples.slice(from, from + examplesAtOnce).join(" ");
    const context = { interviewerText: "", isStory: false };
    reader.evidence(text, context);
    reader.lensEvidence(text, context);
    reader.gaps(text, context);
  }
}

/** The tokeniser of English; each call makes another one. */
export async function loadTokeniser(): Promise<Tokenise> {
  const [wink, model] = await Promise.all([import("wink-nlp"), import("wink-eng-lite-web-model")]);
  return createTokeniser(wink.default(model.default, ["sbd", "negation", "pos"]));
}
