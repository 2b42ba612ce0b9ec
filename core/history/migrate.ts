import type * as z from "zod/mini";
import { err, ok, type Result } from "../result.ts";

/** The version that every kept record carries. It grows with the first change of a shape, and a step from the old one comes here. */
export const storedVersion = 1;

/** How a record lies in the store: its version beside it, whatever it holds. */
export interface Stored<T> {
  readonly version: typeof storedVersion;
  readonly data: T;
}

/** `newer-version`: written by a newer Hotseat, to be left as it is. `damaged`: not what it should be; `detail` says where. */
export type StoredProblem =
  | { readonly type: "newer-version"; readonly version: number }
  | { readonly type: "damaged"; readonly detail: string };

export const toStored = <T>(data: T): Stored<T> => ({ version: storedVersion, data });

/** Reads a kept record as the newest shape. Never throws, whatever the record is. */
export function readStored<T>(record: unknown, shape: z.ZodMiniType<T>): Result<T, StoredProblem> {
  if (typeof record !== "object" || record === null || !("version" in record) || !("data" in record)) {
    return damaged("not a record of Hotseat");
  }
  const { version, data } = record;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return damaged("no usable version");
  if (version > storedVersion) return err({ type: "newer-version", version });
  const parsed = shape.safeParse(data);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return damaged(issue === undefined ? "not readable" : `${issue.path.join(".")}: ${issue.message}`);
}

const damaged = (detail: string) => err({ type: "damaged" as const, detail });
