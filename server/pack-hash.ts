import { hash } from "node:crypto";

/** JSON with the keys of every object in order, so that the same value has the same bytes wherever it was written. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isRecord(inner) ? sortKeys(inner) : inner));
}

/** The name of a pack's version: sha-256 of its canonical JSON, in hex. */
export const packHashOf = (pack: unknown): string => hash("sha256", canonicalJson(pack), "hex");

export const isPackHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const sortKeys = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)));
