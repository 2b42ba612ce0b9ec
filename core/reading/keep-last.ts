/** Remembers what was made of the texts asked for last, up to so many characters in all. */
export function keepLast<T>(mostCharacters: number, make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  let characters = 0;
  return (text) => {
    const before = kept.get(text);
    if (before !== undefined) return before;
    const value = make(text);
    kept.set(text, value);
    characters += text.length;
    for (const oldest of kept.keys()) {
      if (characters <= mostCharacters) break;
      kept.delete(oldest);
      characters -= oldest.length;
    }
    return value;
  };
}
