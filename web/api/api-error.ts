import { type ErrorCode, ErrorEnvelope, isRetryable, statusByCode, userTextByCode } from "#core/errors.ts";
import type { ApiError } from "./client.ts";

/** An error that the page itself noticed. */
export const apiError = (code: ErrorCode, message: string = userTextByCode[code]): ApiError => ({
  code,
  message,
  retryable: isRetryable(code),
});

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(statusByCode, code);

/** An error that the server told; a code that this page does not know is shown as `internal`, with the server's words. */
export const envelopeToError = ({ error }: ErrorEnvelope): ApiError => ({
  code: isErrorCode(error.code) ? error.code : "internal",
  message: error.message,
  retryable: error.retryable,
  ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
});

/** A failing reply as an error. One that is not in our envelope did not come from Hotseat. */
export async function replyToError(reply: Response): Promise<ApiError> {
  const envelope = ErrorEnvelope.safeParse(await bodyOf(reply));
  return envelope.success ? envelopeToError(envelope.data) : notHotseat(reply);
}

export const notHotseat = (reply: Response): ApiError =>
  apiError(
    "internal",
    `Something at this address answered that is not Hotseat (status ${reply.status}). Reload the page.`,
  );

/** `undefined` when the body is not JSON. */
export async function bodyOf(reply: Response): Promise<unknown> {
  try {
    const body: unknown = await reply.json();
    return body;
  } catch {
    return undefined;
  }
}
