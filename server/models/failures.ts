import { APICallError, InvalidResponseDataError, JSONParseError, TypeValidationError } from "@ai-sdk/provider";
import type { ModelSummary } from "#core/api.ts";
import type { AppError, ErrorCode } from "#core/errors.ts";
import { StreamFailure } from "../stream.ts";
import { type Refusal, readRefusal } from "./refusal.ts";

/** Why a call failed, before it is put into words for a person. */
export interface Fault {
  readonly code: ErrorCode;
  /** What is known of it beside its code. */
  readonly detail?: string;
  /** The server's own words, cleaned. */
  readonly words?: string | null;
  /** Of the network, such as `ECONNREFUSED`. */
  readonly cause?: string;
  /** How long its server asks to wait. */
  readonly retryAfterMs?: number;
  /** The model's next call leaves out what was refused. */
  readonly isAdapted?: boolean;
}

/** @param hasBegun the reply's head had come. Gives `null` for what no server can bring about: a bug. */
export function errorToFault(error: unknown, hasBegun: boolean): Fault | null {
  if (error instanceof StreamFailure) return error.failure;
  const cause = networkCauseOf(error);
  if (APICallError.isInstance(error) && error.statusCode !== undefined && !(hasBegun && cause !== null))
    return refusalToFault(error, error.statusCode);
  if (cause !== null) return { code: codeOfCause(cause, hasBegun), cause };
  if (InvalidResponseDataError.isInstance(error)) return { code: "model-cut" };
  if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) return { code: "model-unreadable" };
  if (hasBegun && isTerminated(error)) return { code: "model-cut" };
  if (isBadPort(error)) return { code: "model-unreachable", cause: badPort };
  return null;
}

const refusedParameterStatuses = [400, 422];

function refusalToFault(error: APICallError, status: number): Fault {
  const refusal = readRefusal(error.responseBody ?? "");
  const code = codeOfStatus(status, refusal);
  const retryAfterMs = retryAfterOf(error.responseHeaders ?? {});
  return {
    code,
    words: code === "model-refused-request" || code === "model-failed" ? refusal.words : null,
    ...(retryAfterMs !== null && (code === "model-busy" || code === "model-failed") && { retryAfterMs }),
    isAdapted: refusedParameterStatuses.includes(status) && error.isRetryable,
  };
}

function codeOfStatus(status: number, refusal: Refusal): ErrorCode {
  if (status === 402) return "model-quota";
  if (status === 429) return refusal.isQuota ? "model-quota" : "model-busy";
  if (status === 404 || (refusal.lacksModel && status < 500)) return "model-not-found";
  if (status === 401 || status === 403) return "model-key-refused";
  if (status >= 500 || [408, 409, 425].includes(status)) return "model-failed";
  return refusal.isWindowFull ? "model-window-full" : "model-refused-request";
}

/** `retry-after` in seconds or as a date; some servers say it in milliseconds. */
function retryAfterOf(headers: Readonly<Record<string, string>>): number | null {
  const milliseconds = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds;
  const after = headers["retry-after"] ?? "";
  const ms = /^\s*[\d.]+\s*$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : null;
}

function networkCauseOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}

function codeOfCause(cause: string, hasBegun: boolean): ErrorCode {
  if (cause.startsWith("Z_") || cause.startsWith("HPE_") || cause.startsWith("ERR__ERROR_")) return "model-unreadable";
  if (cause === "UND_ERR_HEADERS_TIMEOUT") return "model-slow";
  if (cause === "UND_ERR_BODY_TIMEOUT") return "model-silent";
  return hasBegun ? "model-cut" : "model-unreachable";
}

const isTerminated = (error: unknown): boolean =>
  error instanceof TypeError && /terminated|network/i.test(error.message);

const badPort = "bad port";

/** No call is made to the ports of mail, printers and such, by a rule of the web. */
const isBadPort = (error: unknown): boolean =>
  error instanceof TypeError && error.cause instanceof Error && error.cause.message === badPort;

/** The fault as the person reads it: host, model and the setting to change; never the key, nor a whole address. */
export function faultToFailure(fault: Fault, model: ModelSummary): AppError {
  const code = fault.code === "model-key-refused" && !model.hasKey ? "model-key-missing" : fault.code;
  const known = [fault.detail, detailByCode[code]?.(fault, model)].filter((part) => part !== undefined);
  const detail = known.length > 0 ? known.join(" ") : undefined;
  return {
    code,
    ...(detail !== undefined && { detail }),
    ...(fault.retryAfterMs !== undefined && { retryAfterMs: fault.retryAfterMs }),
  };
}

type Detail = (fault: Fault, model: ModelSummary) => string;

const whose: Detail = (_, { host }) => `The server is ${host}.`;
const quoting: Detail = ({ words }, { host }) => `The server is ${host}.${words == null ? "" : ` It said: “${words}”`}`;
const keyed: Detail = (_, model) => `The server is ${model.host}.${naming(model, "key")}`;
const addressing: Detail = (_, model) => `The server is ${model.host}.${naming(model, "url")}`;

const detailByCode: Partial<Record<ErrorCode, Detail>> = {
  "model-unreachable": ({ cause }, model) => `${reachingOf(cause ?? "", model.host)}${naming(model, "url")}`,
  "model-key-refused": keyed,
  "model-key-missing": keyed,
  "model-not-found": (_, model) => `${model.host} does not know “${model.model}”.${naming(model, "model")}`,
  "model-refused-request": quoting,
  "model-failed": quoting,
  "model-window-full": (_, model) =>
    `“${model.model}” at ${model.host} takes less than was sent.${naming(model, "window")}`,
  "model-busy": ({ retryAfterMs }, { host }) =>
    retryAfterMs === undefined ? `The server is ${host}.` : `${host} asks to wait ${inWords(retryAfterMs)}.`,
  "model-redirects": addressing,
  "model-not-an-endpoint": addressing,
  "model-quota": whose,
  "model-slow": (_, { host }) => `The server is ${host}. HOTSEAT_FIRST_WORD_SECONDS gives it longer.`,
  "model-unreadable": whose,
};

function reachingOf(cause: string, host: string): string {
  if (cause === badPort) return `Port ${host.split(":").at(-1)} is kept for other programs.`;
  if (cause === "ECONNREFUSED") return `Nothing answers at ${host}.`;
  if (/^(?:ENOTFOUND|EAI_)/.test(cause)) return `No machine of the name ${host} was found.`;
  if (/CERT|SIGNATURE|TLS|SSL|EPROTO/.test(cause)) return `No safe connection to ${host} could be made.`;
  return `The server is ${host}.`;
}

/** What was found on this machine has no setting. */
function naming({ setting, host }: ModelSummary, part: "url" | "key" | "model" | "window"): string {
  if (setting === null) return "";
  const name = setting.replace(/MODEL$/, part.toUpperCase()).replace(/model$/, part);
  const isOpenAi = part === "key" && host === "api.openai.com";
  return ` The setting is ${isOpenAi ? `OPENAI_API_KEY or ${name}` : name}.`;
}

const inWords = (ms: number): string =>
  ms < 120_000 ? `${Math.ceil(ms / 1_000)} s` : `${Math.ceil(ms / 60_000)} minutes`;
