import type { Context } from "hono";
import { type AppError, errorToEnvelope, statusByCode } from "#core/errors.ts";

/** Replies with the one envelope of a failure, and its status. */
export function replyWithError(context: Context, error: AppError): Response {
  return context.json(errorToEnvelope(error), statusByCode[error.code]);
}
