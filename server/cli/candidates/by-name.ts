import type { Candidate, CandidateContext } from "./candidate.ts";
import {
  asksBackCandidate,
  contradictingCandidate,
  gibberishCandidate,
  hostileCandidate,
  keywordsCandidate,
  quietCandidate,
  ramblingCandidate,
  repeatCandidate,
  silentCandidate,
  strongCandidate,
  weakCandidate,
} from "./speakers.ts";

/** The built-in candidates of `simulate --candidate`. */
export const candidateByName: Readonly<Record<string, (context: CandidateContext) => Candidate>> = {
  strong: strongCandidate,
  weak: weakCandidate,
  empty: quietCandidate(20_000),
  gibberish: gibberishCandidate,
  repeat: repeatCandidate,
  keywords: keywordsCandidate,
  "asks-back": asksBackCandidate,
  silent: silentCandidate,
  rambling: ramblingCandidate,
  hostile: hostileCandidate,
  contradicting: contradictingCandidate,
};
