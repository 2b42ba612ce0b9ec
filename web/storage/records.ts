/** A key of the store: its kind, then session id, pack hash or seq. Kept in this order, so that a prefix is a range. */
export type Key = readonly [kind: RecordKind, ...rest: (string | number)[]];
export type RecordKind = "header" | "event" | "draft" | "report" | "pack" | "rehearsal" | "story" | "story-draft";

export interface Entry {
  readonly key: Key;
  readonly value: unknown;
}

export interface Change {
  readonly put: readonly Entry[];
  readonly remove?: readonly Key[];
}

/** `strict` resolves once the disk has it; `relaxed` once the browser has it. */
export type Durability = "strict" | "relaxed";

/** Keyed records with atomic changes: all that a session store needs from a database. Rejects when the database fails. */
export interface Records {
  /** All entries whose key starts with one of the prefixes, each prefix in the order of its keys. */
  read(prefixes: readonly Key[]): Promise<readonly Entry[]>;
  /**
   * Reads, decides and writes as one step: no other tab comes between. What `decide` throws is thrown again and nothing is
   * written. It may run twice (when the connection was lost), so it must be pure.
   */
  change(prefixes: readonly Key[], decide: (found: readonly Entry[]) => Change, durability: Durability): Promise<void>;
  count(prefix: Key): Promise<number>;
  clear(): Promise<void>;
}

export const keyName = (key: Key): string => key.join("/");

export const startsWith = (key: Key, prefix: Key): boolean => prefix.every((part, index) => key[index] === part);
