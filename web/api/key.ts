/** The page's part of the key: it arrives in the link that the terminal prints, and stays in this browser. */
const name = "hotseat:key";

export interface KeyPlace {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  readonly storage: Pick<Storage, "getItem" | "setItem">;
}

/** Keeps the key of a link (`#key=…`, 64 hex digits) and takes it out of the address. Returns whether there was one. */
export function takeKeyFromLink({ location, history, storage }: KeyPlace): boolean {
  const key = /^#key=([0-9a-f]{64})$/.exec(location.hash)?.[1];
  if (key === undefined) return false;
  history.replaceState(null, "", `${location.pathname}${location.search}`);
  try {
    storage.setItem(name, key);
  } catch {
    remembered = key;
  }
  return true;
}

/** The key, or `null` in a page that was never opened by its link. */
export function readKey(storage: KeyPlace["storage"]): string | null {
  try {
    return storage.getItem(name) ?? remembered;
  } catch {
    return remembered;
  }
}

/** When the browser refuses to keep it, for as long as the page is open. */
let remembered: string | null = null;
