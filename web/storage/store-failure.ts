import type { Result } from "#core/result.ts";
import type { StoreError } from "./session-store.ts";

/** Thrown inside a change to leave it without a write. */
export class Refusal extends Error {
  readonly reason: StoreError;
  constructor(reason: StoreError) {
    super(reason.type);
    this.reason = reason;
  }
}

export function orRefuse<T>(result: Result<T, StoreError>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}

type Failure = Extract<StoreError, { type: "full" | "broken" }>;

/** Whatever was thrown on the way to the database or inside a change, as the store's own error. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof Refusal) return error.reason;
  const failure: Failure =
    error instanceof Error && error.name === "QuotaExceededError"
      ? { type: "full" }
      : { type: "broken", detail: error instanceof Error ? error.message : String(error) };
  return failure;
}
