import type { Pack } from "../setup/pack.ts";
import { factsFor } from "./hear.ts";
import { createReader } from "./reader.ts";
import type { Tokenise } from "./tokens.ts";

/** How the example questions of a pack's scenario fare: each must get its own fact, and no other. */
export interface AskAgreement {
  readonly right: number;
  readonly all: number;
  readonly misheard: readonly { readonly fact: string; readonly ask: string; readonly found: readonly string[] }[];
}

export function measureAsks(pack: Pack, tokenise: Tokenise): AskAgreement {
  const reader = createReader(pack, tokenise);
  const heard = pack.scenario.facts.flatMap(({ id, asks = [] }) =>
    asks.map((ask) => ({ fact: id, ask, found: factsFor(reader, [ask.toLowerCase()]) })),
  );
  const misheard = heard.filter(({ fact, found }) => found.length !== 1 || found[0] !== fact);
  return { right: heard.length - misheard.length, all: heard.length, misheard };
}
