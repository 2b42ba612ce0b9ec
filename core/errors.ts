import * as z from "zod/mini";

/**
 * Every code that can cross the wire, with its HTTP status.
 * `stopped` and `interrupted` describe a stream that did not reach its terminal frame.
 */
export const statusByCode = {
  "bad-request": 400,
  "bad-transcript": 400,
  unauthorized: 401,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "pack-unknown": 409,
  "mirror-conflict": 409,
  "too-large": 413,
  "unsupported-type": 415,
  misdirected: 421,
  "pack-broken": 422,
  internal: 500,
  "mirror-failed": 507,
  unreachable: 503,
  interrupted: 503,
  stopped: 503,
} as const;

export type ErrorCode = keyof typeof statusByCode;

/** What the user reads: what happened and what to press. What is kept is said by the page that shows it. */
export const userTextByCode: Record<ErrorCode, string> = {
  "bad-request": "Hotseat could not read that request. Reload the page and try again.",
  "bad-transcript": "That transcript could not be read.",
  unauthorized: "This page has no valid key for Hotseat. Open the link that npm start printed.",
  forbidden: "Another page tried to use Hotseat, and was refused.",
  "not-found": "There is nothing at that address.",
  "method-not-allowed": "That address does not take this kind of request.",
  "pack-unknown": "The question pack of this interview is not on this computer any more.",
  "mirror-conflict": "This interview was continued elsewhere. Reload to see the newest state.",
  "too-large": "That is larger than Hotseat accepts.",
  "unsupported-type": "Hotseat only takes JSON here.",
  misdirected: "Hotseat answers at http://127.0.0.1:4823 only.",
  "pack-broken": "No usable question pack was found. The terminal says which file and line to mend.",
  internal: "Something broke inside Hotseat. The terminal has the details.",
  "mirror-failed": "The copy on disk could not be written. Your browser still has everything.",
  unreachable: "Hotseat is not running. Start it again with npm start, then press Retry.",
  interrupted: "The connection was cut before the interviewer finished.",
  stopped: "You stopped the interviewer.",
};

export const isRetryable = (code: ErrorCode): boolean =>
  code === "unreachable" || code === "interrupted" || code === "internal" || code === "mirror-failed";

/** The one shape of every failing reply, and of a stream's `error` frame. */
export const ErrorEnvelope = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    retryAfterMs: z.optional(z.number()),
  }),
});
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>;

/** An expected failure on its way to a person. `detail` adds a place (file, line, field); it never holds a secret or a stack. */
export interface AppError {
  readonly code: ErrorCode;
  readonly detail?: string;
}

export const errorToEnvelope = (error: AppError): ErrorEnvelope => ({
  error: {
    code: error.code,
    message: error.detail === undefined ? userTextByCode[error.code] : `${userTextByCode[error.code]} ${error.detail}`,
    retryable: isRetryable(error.code),
  },
});
