import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "./app.ts";
import { pathToPageFile } from "./page.ts";
import { createTestDeps } from "./testing/deps.ts";

let folder: string;
let pageFolder: string;
const script = "export const words = 'many of them';";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hotseat-page-"));
  pageFolder = join(folder, "dist");
  await mkdir(join(pageFolder, "assets"), { recursive: true });
  await writeFile(join(pageFolder, "index.html"), "<!doctype html>");
  await writeFile(join(pageFolder, "assets", "app-1.js"), script);
  await writeFile(join(pageFolder, "assets", "app-1.js.br"), brotliCompressSync(script));
  await writeFile(join(pageFolder, "assets", "app-1.js.gz"), gzipSync(script));
  await writeFile(join(pageFolder, "icon.svg"), "<svg/>");
  await writeFile(join(folder, "outside.js"), "outside");
  await symlink(join(folder, "outside.js"), join(pageFolder, "linked.js"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}, from = pageFolder): Promise<Response> =>
  Promise.resolve(createApp(createTestDeps({ pageFolder: from })).request(`http://127.0.0.1:4823${path}`, { headers }));

describe("the page's files", () => {
  it("are kept for ever when their name holds their hash, and asked for again otherwise", async () => {
    expect((await get("/assets/app-1.js")).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await get("/icon.svg")).headers.get("cache-control")).toBe("no-cache");
    expect((await get("/")).headers.get("cache-control")).toBe("no-cache");
  });

  it("have their types", async () => {
    expect((await get("/assets/app-1.js")).headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect((await get("/icon.svg")).headers.get("content-type")).toBe("image/svg+xml");
  });

  it.each([
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["BR;q=0.5, gzip;q=0", "br"],
    ["br;q=0, gzip", "gzip"],
    ["br;q=0.000", null],
    ["identity", null],
    ["", null],
    ["*", null],
  ])("go out compressed as the browser takes them: %s → %s", async (acceptEncoding, encoding) => {
    const reply = await get("/assets/app-1.js", { "accept-encoding": acceptEncoding });
    expect([reply.headers.get("content-encoding"), reply.headers.get("vary")]).toEqual([encoding, "accept-encoding"]);
    if (encoding === null) expect(await reply.text()).toBe(script);
  });

  it("go out plain when the build wrote no other", async () => {
    const reply = await get("/icon.svg", { "accept-encoding": "br, gzip" });
    expect([reply.headers.get("content-encoding"), await reply.text()]).toEqual([null, "<svg/>"]);
  });

  it.each(["/", "/history", "/history/", "/report/2f6a-1", "/index.html"])("show the page at %s", async (path) => {
    const reply = await get(path);
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  });

  it.each([
    "/assets/gone.js",
    "/assets",
    "/favicon.ico",
    "/linked.js",
    "/x.map",
    "/assets/app-1.js.br",
    "/API/setup.php",
  ])("are not found at %s, in the envelope of every error", async (path) => {
    const reply = await get(path);
    expect([reply.status, reply.headers.get("cache-control")]).toEqual([404, "no-store"]);
    expect(await reply.json()).toMatchObject({ error: { code: "not-found" } });
  });

  it("tell a person how to build them when they are not there", async () => {
    const reply = await get("/history", {}, join(folder, "nowhere"));
    expect(reply.status).toBe(503);
    expect(await reply.text()).toContain("npm run build");
    expect(reply.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("are never outside their folder, whatever the path", () => {
    const part = fc.constantFrom(
      "..",
      ".",
      "",
      "a",
      "assets",
      "app.js",
      "%2e%2e",
      "\\",
      "..\\",
      "\0",
      "C:",
      "~",
      "a.js/..",
      ".env",
      "\u2024\u2024",
    );
    const path = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join("/")}`),
    );
    fc.assert(
      fc.property(path, (text) => {
        const file = pathToPageFile(text);
        if (file === null) return;
        expect(normalize(join("/dist", file))).toBe(`/dist/${file}`);
        expect(file).toMatch(/^[\w.-]+(?:\/[\w.-]+)*$/);
        expect(file.split("/").some((name) => name.startsWith("."))).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });
});
