/**
 * Tokens that a text may take, at the most: models count about four characters of English a token, so 3.2 leaves a
 * fifth to spare; a character beyond ASCII is counted as one and a half, as some tokenisers cut it into bytes.
 */
export function estimateTokens(text: string): number {
  let beyondAscii = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) beyondAscii += 1;
  return Math.ceil((text.length - beyondAscii) / 3.2 + beyondAscii * 1.5);
}

/** Keeps beginning and end of a text that takes more than so many tokens, with a mark between them. */
export function shortenToTokens(text: string, mostTokens: number): string {
  let length = text.length;
  let short = text;
  while (estimateTokens(short) > mostTokens && length > 0) {
    length = Math.floor(length * Math.min(0.9, mostTokens / estimateTokens(short)));
    const head = Math.ceil(length * 0.6);
    short = `${text.slice(0, head)} (… ${text.length - length} characters are left out here …) ${text.slice(text.length - (length - head))}`;
  }
  return short;
}
