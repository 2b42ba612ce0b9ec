import { extname, join } from "node:path";
import type { Context } from "hono";
import { readRegularFile } from "./safe-files.ts";

const typeByExtension: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Smallest first. The build writes such a sibling where it is worth it. */
const encodings = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

const maxFileBytes = 32 * 1024 * 1024;
const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * The file, relative to the page's folder, that a path asks for; `null` = none. No path leaves the folder: every segment begins
 * with a letter, digit, `_` or `-` and holds those and dots alone. A path without a dot in its last segment is a screen of the
 * page, which index.html draws.
 * @param path decoded, as the router matched it
 */
export function pathToPageFile(path: string): string | null {
  if (path === "/") return "index.html";
  if (!path.startsWith("/") || path.length > 512) return null;
  const segments = path.slice(1).replace(/\/$/, "").split("/");
  if (!segments.every((name) => segment.test(name))) return null;
  const last = segments.at(-1) ?? "";
  if (last.includes(".")) return extname(last) in typeByExtension && !path.endsWith("/") ? segments.join("/") : null;
  return segments[0] === "assets" ? null : "index.html";
}

/** Replies with a file of the built page, compressed where the browser takes that; `null` when there is none at the path. */
export async function replyWithPageFile(context: Context, pageFolder: string): Promise<Response | null> {
  const file = pathToPageFile(context.req.path);
  if (file === null) return null;
  const found = await readEncoded(join(pageFolder, file), context.req.header("accept-encoding") ?? "");
  if (found === null) return file === "index.html" ? replyNotBuilt(context) : null;
  const headers: Record<string, string> = {
    "content-type": typeByExtension[extname(file)] ?? "application/octet-stream",
    "cache-control": file.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    vary: "accept-encoding",
  };
  if (found.encoding !== null) headers["content-encoding"] = found.encoding;
  return context.body(new Uint8Array(found.content), 200, headers);
}

interface EncodedFile {
  readonly content: Buffer;
  readonly encoding: string | null;
}

async function readEncoded(path: string, acceptEncoding: string): Promise<EncodedFile | null> {
  for (const [encoding, suffix] of encodings) {
    if (!isAccepted(encoding, acceptEncoding)) continue;
    const content = await readRegularFile(path + suffix, maxFileBytes);
    if (typeof content !== "string") return { content, encoding };
  }
  const content = await readRegularFile(path, maxFileBytes);
  return typeof content === "string" ? null : { content, encoding: null };
}

/** `br;q=0` is a refusal; `*` is not taken up, since plain content serves everyone. */
function isAccepted(encoding: string, acceptEncoding: string): boolean {
  return acceptEncoding.split(",").some((entry) => {
    const [name, ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}

function replyNotBuilt(context: Context): Response {
  const text = "The page of Hotseat has not been built yet. Run <code>npm run build</code>, then reload.";
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hotseat</title></head><body><p>${text}</p></body></html>`;
  return context.html(page, 503);
}
