/** A text without tricks, and the way back from each of its characters to the text it came from. */
export interface Canonical {
  /** NFKC; no zero-width, bidi, private-use or control characters except line breaks and tabs. */
  readonly text: string;
  /** [start, end) of this text → [start, end) of the original, in UTF-16 units. Whole characters of the original. */
  toOriginal(start: number, end: number): readonly [number, number];
}

/** Canonicalising only ever removes characters or writes them in their common form; what a person reads stays the same. */
export function canonicalise(original: string): Canonical {
  if (/^[\n\t\x20-\x7e]*$/u.test(original)) return { text: original, toOriginal: (start, end) => [start, end] };
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of original.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const visible = match[0].normalize("NFKC").replace(/\p{Cf}|\p{Co}|\p{Cn}|\p{Cs}|(?![\n\t])\p{Cc}/gu, "");
    const plain = visible.replace(/[^\S\n\t]/gu, " ");
    parts.push(plain);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return {
    text: parts.join(""),
    toOriginal: (start, end) => {
      const from = starts[start] ?? original.length;
      return end <= start ? [from, from] : [from, ends[end - 1] ?? original.length];
    },
  };
}
