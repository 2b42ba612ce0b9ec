import type { ErrorCode } from "#core/errors.ts";
import { StreamFailure } from "../stream.ts";

const mebibyte = 1024 * 1024;
/** Unpacked; more than any reply of an interviewer or a grader. */
const mostBytes = 8 * mebibyte;
const mostRefusalBytes = 64 * 1024;

/**
 * The fetch that talks to model servers. It follows no redirect, as key and words belong to the address that was set, and
 * takes no web page for a reply. What a server says when it refuses is shortened, and the key taken out of it; any other
 * body is for the caller to limit (`createByteLimit`). Throws `StreamFailure` with `model-redirects` or
 * `model-not-an-endpoint`. Looks up the global fetch with every call.
 */
export function createModelFetch(key: string | null = null): typeof fetch {
  return async (input, options) => {
    const response = await globalThis.fetch(input, { ...options, redirect: "manual" });
    const code = codeOf(response);
    if (code !== null) {
      await response.body?.cancel();
      throw new StreamFailure({ code });
    }
    return response.ok ? response : shortened(response, key);
  };
}

/** The same for callers that read a body whole. */
export function createLimitedFetch(key: string | null = null): typeof fetch {
  const modelFetch = createModelFetch(key);
  return async (input, options) => {
    const response = await modelFetch(input, options);
    if (response.body === null) return response;
    const limit = createByteLimit(response);
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(piece, controller) {
          limit(piece);
          controller.enqueue(piece);
        },
      }),
    );
    return new Response(counted, response);
  };
}

/** Counts the pieces of a body. Throws `model-endless` above 8 MiB, or `model-unreadable` where the body was packed. */
export function createByteLimit(response: Response): (piece: Uint8Array) => void {
  const code: ErrorCode = response.headers.has("content-encoding") ? "model-unreadable" : "model-endless";
  let bytes = 0;
  return (piece) => {
    bytes += piece.byteLength;
    if (bytes > mostBytes) throw new StreamFailure({ code });
  };
}

function codeOf(response: Response): ErrorCode | null {
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) return "model-redirects";
  const isPage = /^(?:text\/html|application\/xhtml)/i.test(response.headers.get("content-type") ?? "");
  return isPage && (response.ok || response.status === 404) ? "model-not-an-endpoint" : null;
}

async function shortened(response: Response, key: string | null): Promise<Response> {
  const text = await readAtMost(response, mostRefusalBytes);
  const said = key === null || key === "" ? text : text.replaceAll(key, "…");
  return new Response(said, { status: response.status, statusText: response.statusText, headers: response.headers });
}

async function readAtMost(response: Response, bytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      if (text.length > bytes) break;
    }
  } catch {
    return "";
  }
  return text.slice(0, bytes);
}
