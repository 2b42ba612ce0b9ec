import model from "wink-eng-lite-web-model";
import winkNlp from "wink-nlp";
import { createTokeniser } from "../reading/tokeniser.ts";
import type { Tokenise } from "../reading/tokens.ts";

/** The real tokeniser, for tests of core; loading it takes about 0.1 s, once per test file. */
export const realTokeniser = (): Tokenise => createTokeniser(winkNlp(model, ["sbd", "negation", "pos"]));
