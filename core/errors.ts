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
  "example-failed": 507,
  unreachable: 503,
  interrupted: 503,
  stopped: 503,
  "model-unknown": 409,
  "model-broken": 409,
  "model-unreachable": 502,
  "model-key-refused": 502,
  "model-key-missing": 502,
  "model-not-found": 502,
  "model-refused-request": 502,
  "model-window-full": 502,
  "model-busy": 503,
  "model-quota": 502,
  "model-failed": 502,
  "model-slow": 504,
  "model-silent": 504,
  "model-cut": 502,
  "model-length": 502,
  "model-filtered": 502,
  "model-wants-tool": 502,
  "model-unreadable": 502,
  "model-not-an-endpoint": 502,
  "model-empty": 502,
  "model-endless": 502,
  "model-redirects": 502,
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
  "example-failed": "The labelled example could not be written to the data folder. Your browser keeps what you said.",
  unreachable: "Hotseat is not running. Start it again with npm start, then try again.",
  interrupted: "The connection was cut before the interviewer finished.",
  stopped: "You stopped the interviewer.",
  "model-unknown": "The model of this interview is not in the settings any more.",
  "model-broken": "The settings of this model are wrong at the moment.",
  "model-unreachable": "The model's server cannot be reached.",
  "model-key-refused": "The model's server refused the key.",
  "model-key-missing": "The model's server wants a key, and none is set for it.",
  "model-not-found": "The model's server does not have that model.",
  "model-refused-request": "The model's server refused the request.",
  "model-window-full": "This interview is longer than the model's window.",
  "model-busy": "The model's server is busy.",
  "model-quota": "The quota of the model's server is used up.",
  "model-failed": "The model's server failed.",
  "model-slow": "The model did not begin to answer in time.",
  "model-silent": "The model stopped talking.",
  "model-cut": "The model's answer was cut off.",
  "model-length": "The model's answer hit its length limit.",
  "model-filtered": "The model's server would not answer that.",
  "model-wants-tool": "The model asked for a tool instead of finishing its words. It has none, and nothing was run.",
  "model-unreadable": "The model's server sent something that cannot be read.",
  "model-not-an-endpoint": "There is no model at that address: it sent a web page.",
  "model-empty": "The model returned nothing.",
  "model-endless": "The model was stopped, as its answer had no end.",
  "model-redirects": "The model's server sends its callers elsewhere. Set the final address.",
};

const lasting: readonly ErrorCode[] = [
  "model-unknown",
  "model-broken",
  "model-key-refused",
  "model-key-missing",
  "model-not-found",
  "model-refused-request",
  "model-quota",
  "model-not-an-endpoint",
  "model-redirects",
];

/** Whether the same request may do better in a moment. */
export const isRetryable = (code: ErrorCode): boolean =>
  code === "unreachable" ||
  code === "interrupted" ||
  code === "internal" ||
  code === "mirror-failed" ||
  code === "example-failed" ||
  (code.startsWith("model-") && !lasting.includes(code));

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
  /** How long to wait before the next try, where the other side said so. */
  readonly retryAfterMs?: number;
}

export const errorToEnvelope = (error: AppError): ErrorEnvelope => ({
  error: {
    code: error.code,
    message: error.detail === undefined ? userTextByCode[error.code] : `${userTextByCode[error.code]} ${error.detail}`,
    retryable: isRetryable(error.code),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
  },
});
