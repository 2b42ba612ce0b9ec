import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../app.ts";
import { listen } from "../listen.ts";
import { createMirror } from "../mirror.ts";
import { createTestDeps, testSecret } from "./deps.ts";
import { rawRequest, type RawReply, sendRaw } from "./raw-http.ts";

/** The real server on a socket, with two routes more: `/api/broken` throws, `/api/reached` keeps what got through. */
export interface EdgeServer {
  readonly port: number;
  readonly logged: string[];
  readonly reached: string[];
  readonly host: Header;
  get(target: string, ...headers: Header[]): Promise<RawReply>;
  post(target: string, body: string, ...headers: Header[]): Promise<RawReply>;
  close(): Promise<void>;
}

export type Header = readonly [string, string];
export const key: Header = ["Authorization", `Bearer ${testSecret}`];
export const json: Header = ["Content-Type", "application/json"];
export const closing: Header = ["Connection", "close"];

export async function openEdgeServer(): Promise<EdgeServer> {
  const folder = await mkdtemp(join(tmpdir(), "hotseat-edge-"));
  const pageFolder = join(folder, "dist");
  await mkdir(join(pageFolder, "assets"), { recursive: true });
  await writeFile(join(pageFolder, "index.html"), "<!doctype html><title>Hotseat</title>");
  await writeFile(join(pageFolder, "assets", "app.js"), "export {};");
  await writeFile(join(folder, "secret"), "a file outside the page");
  const logged: string[] = [];
  const reached: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const makeApp = (port: number) => {
    const app = createApp(createTestDeps({ port, pageFolder, mirror: createMirror(folder), log }));
    app.get("/api/broken", () => {
      throw new Error(`a secret of the inside: ${testSecret}`);
    });
    app.post("/api/reached", async (context) => {
      reached.push(await context.req.text());
      return context.json({ ok: true });
    });
    return app;
  };
  const { port, close } = await listen(0, makeApp, log);
  const host: Header = ["Host", `127.0.0.1:${port}`];
  return {
    port,
    logged,
    reached,
    host,
    get: (target, ...headers) => sendRaw(port, rawRequest("GET", target, [host, closing, ...headers])),
    post: (target, body, ...headers) => {
      const length: Header = ["Content-Length", String(Buffer.byteLength(body))];
      return sendRaw(port, rawRequest("POST", target, [host, closing, length, ...headers], body));
    },
    close: async () => {
      await close(0);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Every route that the app has, with something in the place of its parameters, and paths of the page. Middleware is no route. */
export function everyRoute(): [string, string][] {
  const app = createApp(createTestDeps({ mirror: createMirror("/nowhere") }));
  const routes = app.routes
    .filter(({ method, path }) => method !== "ALL" || path !== "/*")
    .map(({ method, path }): [string, string] => [method === "ALL" ? "GET" : method, path.replaceAll(/:\w+|\*/g, "x")]);
  return [...routes, ["GET", "/"], ["GET", "/history"], ["GET", "/assets/app.js"], ["GET", "/missing.js"]];
}
