import * as z from "zod/mini";

/** What a model's server said when it would not or could not answer. */
export interface Refusal {
  /** One sentence of its own, fit to be shown; `null` where it sent a page, data or nothing. */
  readonly words: string | null;
  readonly isQuota: boolean;
  readonly isWindowFull: boolean;
  readonly lacksModel: boolean;
}

const Envelope = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.optional(z.unknown()),
      code: z.optional(z.unknown()),
      type: z.optional(z.unknown()),
    }),
  ]),
});

/** Reads the usual shape of an error, or any text. */
export function readRefusal(body: string): Refusal {
  const { message, code } = partsOf(body);
  return {
    words: toWords(message),
    isQuota: /insufficient_quota|billing|credit/.test(code) || /\b(?:quota|billing|credits?|balance)\b/i.test(message),
    isWindowFull: isWindowFull(`${code} ${message}`),
    lacksModel:
      /model_not_found/.test(code) || /model\b.*\b(?:not found|does not exist|not exist|invalid)/i.test(message),
  };
}

export const isWindowFull = (text: string): boolean =>
  /context_length_exceeded|exceed_context_size|(?:context|prompt)[ _-]?(?:length|size|window)?\b.{0,60}\b(?:exceed|too (?:long|large)|maximum|limit)|(?:exceed|maximum|larger than|longer than).{0,60}\bcontext\b/i.test(
    text,
  );

function partsOf(body: string): { message: string; code: string } {
  const parsed = Envelope.safeParse(parseJson(body)).data?.error;
  if (parsed === undefined) return { message: body.slice(0, 2_000), code: "" };
  if (typeof parsed === "string") return { message: parsed, code: "" };
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  return { message: text(parsed.message).slice(0, 2_000), code: `${text(parsed.code)} ${text(parsed.type)}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const mostWords = 160;

/** One line without markup, addresses or anything that could be a key. */
function toWords(message: string): string | null {
  if (/[<>{}[\]]/.test(message)) return null;
  const line = message
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .replaceAll(/\b[a-z][a-z+.-]*:\/\/\S+/gi, "…")
    .replaceAll(/\b(?:bearer|sk|key)[-_ ]\S+/gi, "…")
    .replaceAll(/[\w./+=*-]{24,}/g, "…")
    .trim();
  const short = line.length > mostWords ? `${line.slice(0, mostWords)}…` : line;
  return /\p{L}{2}/u.test(short) ? short : null;
}
