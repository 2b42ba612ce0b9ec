import { createServer, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener, RequestError } from "@hono/node-server";
import type { Hono } from "hono";
import { type ErrorCode, errorToEnvelope, statusByCode } from "#core/errors.ts";
import { securityHeaders } from "./headers.ts";

export interface Listening {
  readonly port: number;
  readonly server: Server;
  /** Ends idle connections at once and the others after `graceMs`. */
  readonly close: (graceMs: number) => Promise<void>;
}

/**
 * Port 0 lets the system choose one. The host is not for choosing: nobody outside this machine gets in.
 * Rejects with Node's error (`EADDRINUSE`, `EACCES`) when the port cannot be had.
 */
export async function listen(
  port: number,
  createApp: (port: number) => Hono,
  log: (line: string) => void,
): Promise<Listening> {
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 2_000,
    requireHostHeader: false,
  });
  server.maxConnections = 256;
  server.on("clientError", refuseMalformed);
  const boundPort = await bind(server, port);
  const app = createApp(boundPort);
  const listener = getRequestListener(app.fetch, {
    hostname: "host.missing",
    errorHandler: (error) => replyToUnreadable(error, log),
  });
  const onRequest = (...[incoming, outgoing]: Parameters<typeof listener>): void => void listener(incoming, outgoing);
  server.on("request", onRequest);
  server.on("checkExpectation", onRequest);
  return { port: boundPort, server, close: (graceMs) => closeServer(server, graceMs) };
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    // A stream that has just ended leaves a connection that is idle only now.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(force);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** A request of which no URL can be made never reaches the app. */
function replyToUnreadable(error: unknown, log: (line: string) => void): Response {
  const code: ErrorCode = error instanceof RequestError ? "bad-request" : "internal";
  if (code === "internal") log(`request failed: ${error instanceof Error ? error.stack : String(error)}`);
  return Response.json(errorToEnvelope({ code }), {
    status: statusByCode[code],
    headers: { ...securityHeaders, "cache-control": "no-store" },
  });
}

const statusByParserCode: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What is not HTTP has no request to reply through: the reply is written by hand, and the connection ends. */
function refuseMalformed(error: Error, socket: Duplex): void {
  if (!socket.writable) return;
  const parserCode = "code" in error && typeof error.code === "string" ? error.code : "";
  if (parserCode === "ECONNRESET") return void socket.destroy();
  const status = statusByParserCode[parserCode] ?? 400;
  const body = JSON.stringify(errorToEnvelope({ code: status === 431 ? "too-large" : "bad-request" }));
  const headers = {
    ...securityHeaders,
    "cache-control": "no-store",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join("")}\r\n${body}`);
}
