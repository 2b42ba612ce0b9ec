import { hash, timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { AppError } from "#core/errors.ts";
import { replyWithError } from "./reply.ts";

/**
 * The guard stands before every route and every file of the page, and trusts nothing but exact matches:
 * Host against DNS rebinding, Origin and content type against other pages, the secret against other programs.
 * What it lets through was sent by someone who knows the secret, or asks for the page or `/api/health`.
 */
export interface GuardOptions {
  readonly port: number;
  /** 32 bytes as hex. */
  readonly secret: string;
}

const mebi = 1024 * 1024;

/** The largest body in bytes, by the start of the path; the first row that fits holds. A request may carry a whole log, or a pack. */
const bodyLimits: readonly (readonly [string, number])[] = [
  ["/api/interview", 4 * mebi],
  ["/api/grading", 4 * mebi],
  ["/api/mirror/", 4 * mebi],
  ["/api/examples", 4 * mebi],
  ["/api/packs/", 4 * mebi],
  ["/", mebi],
];

const openPaths: ReadonlySet<string> = new Set(["/api/health"]);
/** `HEAD` is served as `GET` without its body. */
export const methods: readonly string[] = ["GET", "HEAD", "POST"];
const jsonType = /^application\/json(?:; ?charset=utf-8)?$/i;
const bearer = /^Bearer ([0-9a-f]{64})$/;

/** Middleware for `app.use("*")`; must be the first that can reply. */
export function guard(options: GuardOptions): MiddlewareHandler {
  const own = `127.0.0.1:${options.port}`;
  const limiters = bodyLimits.map(([start, maxSize]) => ({
    start,
    limiter: bodyLimit({ maxSize, onError: tooLarge }),
  }));
  return async (context, next) => {
    const request = rawRequest(context);
    if (isForLocalhost(request, options.port)) return context.redirect(`http://${own}${request.target}`, 308);
    const refusal = refuse(context, request, own, options.secret);
    if (refusal?.code === "method-not-allowed") context.header("allow", methods.join(", "));
    if (refusal !== null) return replyWithError(context, refusal);
    const path = context.req.path;
    const limiter = limiters.find(({ start }) => path.startsWith(start))?.limiter;
    return limiter === undefined ? tooLarge(context) : limiter(context, next);
  };
}

export const isApiPath = (path: string): boolean => path === "/api" || path.startsWith("/api/");

interface RawRequest {
  /** Every Host header, as sent. */
  readonly hosts: readonly string[];
  /** The request line's target. */
  readonly target: string;
  readonly method: string;
}

function refuse(context: Context, request: RawRequest, own: string, secret: string): AppError | null {
  if (request.hosts.length !== 1 || request.hosts[0] !== own) return { code: "misdirected" };
  if (!request.target.startsWith("/")) return { code: "bad-request" };
  if (!methods.includes(request.method)) return { code: "method-not-allowed" };
  const origin = context.req.header("origin");
  if (origin !== undefined && origin !== `http://${own}`) return { code: "forbidden" };
  const type = context.req.header("content-type") ?? "";
  if (request.method === "POST" && !jsonType.test(type)) return { code: "unsupported-type" };
  const path = context.req.path;
  const isOpen = !isApiPath(path) || openPaths.has(path);
  return isOpen || hasSecret(context.req.header("authorization"), secret) ? null : { code: "unauthorized" };
}

/** What Node received, where there is a Node request; `app.request()` in tests has a URL alone. */
function rawRequest(context: Context<{ Bindings: Partial<HttpBindings> }>): RawRequest {
  const incoming = context.env?.incoming;
  if (incoming === undefined) {
    const url = new URL(context.req.url);
    const hosts = [context.req.header("host") ?? url.host];
    return { hosts, target: `${url.pathname}${url.search}`, method: context.req.method };
  }
  const hosts = headerValues(incoming.rawHeaders, "host");
  return { hosts, target: incoming.url ?? "", method: incoming.method ?? "" };
}

/** `rawHeaders` holds names and values by turns. Node's own `headers` would hide the second of two. */
function headerValues(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

/** A person who typed `localhost` is sent to the one address where their sessions are. */
function isForLocalhost(request: RawRequest, port: number): boolean {
  const isRead = request.method === "GET" || request.method === "HEAD";
  return (
    isRead && request.hosts.length === 1 && request.hosts[0] === `localhost:${port}` && request.target.startsWith("/")
  );
}

function hasSecret(authorization: string | undefined, secret: string): boolean {
  const given = bearer.exec(authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(hash("sha256", given, "buffer"), hash("sha256", secret, "buffer"));
}

const tooLarge = (context: Context): Response => replyWithError(context, { code: "too-large" });
