import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "./app.ts";
import { securityHeaders } from "./headers.ts";
import { type Listening, listen } from "./listen.ts";
import { createMirror } from "./mirror.ts";
import { createTestDeps, testSecret } from "./testing/deps.ts";
import { rawRequest, type RawReply, sendRaw } from "./testing/raw-http.ts";
import { answerLine, headerLine } from "./testing/sessions.ts";

/** The server's edge over raw sockets: what no well-behaved client would send. */

let folder: string;
let listening: Listening;
let port: number;
const logged: string[] = [];
const reached: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hotseat-edge-"));
  const pageFolder = join(folder, "dist");
  await mkdir(join(pageFolder, "assets"), { recursive: true });
  await writeFile(join(pageFolder, "index.html"), "<!doctype html><title>Hotseat</title>");
  await writeFile(join(pageFolder, "assets", "app.js"), "export {};");
  await writeFile(join(folder, "secret"), "a file outside the page");
  const mirror = createMirror(folder);
  const log = (line: string): void => void logged.push(line);
  const makeApp = (boundPort: number) => {
    const app = createApp(createTestDeps({ port: boundPort, pageFolder, mirror, log }));
    app.get("/api/broken", () => {
      throw new Error(`a secret of the inside: ${testSecret}`);
    });
    app.post("/api/reached", async (context) => {
      reached.push(await context.req.text());
      return context.json({ ok: true });
    });
    return app;
  };
  listening = await listen(0, makeApp, log);
  port = listening.port;
});

afterAll(async () => {
  await listening.close(0);
  await rm(folder, { recursive: true, force: true });
});

type Header = readonly [string, string];
const key: Header = ["Authorization", `Bearer ${testSecret}`];
const json: Header = ["Content-Type", "application/json"];
const closing: Header = ["Connection", "close"];
const host = (): Header => ["Host", `127.0.0.1:${port}`];
const get = (target: string, ...headers: Header[]): Promise<RawReply> =>
  sendRaw(port, rawRequest("GET", target, [host(), closing, ...headers]));
const post = (target: string, body: string, ...headers: Header[]): Promise<RawReply> =>
  sendRaw(
    port,
    rawRequest(
      "POST",
      target,
      [host(), closing, ["Content-Length", String(Buffer.byteLength(body))], ...headers],
      body,
    ),
  );

/** Every route that the app has, with something in the place of its parameters, and the page's paths. */
function everyRoute(): [string, string][] {
  const app = createApp(createTestDeps({ mirror: createMirror(folder) }));
  const routes = app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }): [string, string] => [method, path.replaceAll(/:\w+/g, "x")]);
  return [...routes, ["GET", "/"], ["GET", "/history"], ["GET", "/assets/app.js"], ["GET", "/missing.js"]];
}

const strangeHosts: readonly (string | null)[] = [
  null,
  "",
  "evil.test",
  "evil.test:PORT",
  "127.0.0.1",
  "127.0.0.1:1",
  "127.0.0.1:PORT0",
  "127.0.0.1:0PORT",
  "127.0.0.1.evil.test:PORT",
  "127.0.0.1:PORT@evil.test",
  "evil.test@127.0.0.1:PORT",
  "evil.test#127.0.0.1:PORT",
  "127.0.0.1:PORT/evil",
  "127.0.0.1:PORT, evil.test",
  "127.0.0.1.:PORT",
  "127.1:PORT",
  "127.0.0.2:PORT",
  "0.0.0.0:PORT",
  "0:PORT",
  "2130706433:PORT",
  "0x7f.0.0.1:PORT",
  "0177.0.0.1:PORT",
  "[::1]:PORT",
  "[::ffff:127.0.0.1]:PORT",
  "[::ffff:7f00:1]:PORT",
  "localhost",
  "localhost.:PORT",
  "LOCALHOST:PORT",
  "localhost:1",
  "localhost.evil.test:PORT",
  "a.localhost:PORT",
  "127。0。0。1:PORT",
  "①②⑦.0.0.1:PORT",
];

describe("Host", () => {
  it("lists routes of every part, so that the next test is about something", () => {
    const paths = everyRoute().map(([, path]) => path);
    expect(paths).toEqual(expect.arrayContaining(["/api/health", "/api/setup", "/api/packs/x", "/api/mirror/x"]));
    expect(strangeHosts.length).toBeGreaterThanOrEqual(20);
  });

  it("is refused on every route in every spelling but one", async () => {
    const answered: string[] = [];
    for (const [method, target] of everyRoute()) {
      for (const spelling of strangeHosts) {
        const hosts: Header[] = spelling === null ? [] : [["Host", spelling.replace("PORT", String(port))]];
        const reply = await sendRaw(
          port,
          rawRequest(method, target, [...hosts, key, json, closing, ["Content-Length", "2"]], "{}"),
        );
        if (reply.status !== 421 && reply.status !== 400)
          answered.push(`${method} ${target} ${spelling} → ${reply.status}`);
        expect(reply.headers["content-security-policy"]).toBe(securityHeaders["content-security-policy"]);
      }
    }
    expect(answered).toEqual([]);
  });

  it("is refused when there are two, or when the target names another", async () => {
    const own = `127.0.0.1:${port}`;
    const two: Header[][] = [
      [host(), host()],
      [host(), ["Host", "evil.test"]],
      [["Host", "evil.test"], host()],
    ];
    for (const hosts of two) {
      expect((await sendRaw(port, rawRequest("GET", "/api/health", [...hosts, closing]))).status).toBe(421);
    }
    for (const target of [
      `http://evil.test/api/health`,
      `http://${own}/api/health`,
      `https://${own}/`,
      `//evil.test@/`,
      "*",
      "evil.test:80",
    ]) {
      const reply = await get(target);
      expect([400, 404, 421], target).toContain(reply.status);
    }
  });

  it("leads a reader from localhost to the one address, and nobody else", async () => {
    const fromLocalhost = (method: string, target: string) =>
      sendRaw(
        port,
        rawRequest(method, target, [["Host", `localhost:${port}`], key, json, closing, ["Content-Length", "2"]], "{}"),
      );
    const reply = await fromLocalhost("GET", "/history?x=1");
    expect([reply.status, reply.headers["location"]]).toEqual([308, `http://127.0.0.1:${port}/history?x=1`]);
    expect((await fromLocalhost("GET", "//evil.test/")).headers["location"]).toBe(
      `http://127.0.0.1:${port}//evil.test/`,
    );
    expect((await fromLocalhost("HEAD", "/")).status).toBe(308);
    expect((await fromLocalhost("POST", "/api/mirror/x")).status).toBe(421);
  });
});

describe("Origin, content type and key", () => {
  const origins: readonly (string | null)[] = [
    null,
    "OWN",
    "null",
    "",
    "http://evil.test",
    "http://localhost:PORT",
    "https://127.0.0.1:PORT",
    "http://127.0.0.1",
    "http://127.0.0.1:PORT.evil.test",
  ];
  const types: readonly (string | null)[] = [
    "application/json",
    "application/json; charset=utf-8",
    null,
    "",
    "text/plain",
    ";text/plain",
    "application/json; charset=utf-7",
    "application/json, text/plain",
    "application/jsonp",
    "text/plain; application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
  ];
  const sites: readonly (string | null)[] = [null, "cross-site", "same-origin"];

  it("let a body through only from our own page or from no page, as JSON, with the key", async () => {
    const through: string[] = [];
    reached.length = 0;
    for (const origin of origins) {
      for (const type of types) {
        for (const site of sites) {
          for (const withKey of [true, false]) {
            const headers: Header[] = [];
            if (origin !== null)
              headers.push(["Origin", origin.replace("OWN", `http://127.0.0.1:${port}`).replace("PORT", String(port))]);
            if (type !== null) headers.push(["Content-Type", type]);
            if (site !== null) headers.push(["Sec-Fetch-Site", site]);
            if (withKey) headers.push(key);
            const { status } = await post("/api/reached", "{}", ...headers);
            if (status === 200) through.push(`${origin} ${type}`);
            else expect([401, 403, 415]).toContain(status);
          }
        }
      }
    }
    expect([...new Set(through)]).toEqual([
      "null application/json",
      "null application/json; charset=utf-8",
      "OWN application/json",
      "OWN application/json; charset=utf-8",
    ]);
    expect(reached).toHaveLength(through.length);
  });

  it("refuse with the status that tells which one was wrong", async () => {
    expect((await post("/api/reached", "{}", key, json, ["Origin", "http://evil.test"])).status).toBe(403);
    expect((await get("/api/setup", key, ["Origin", "http://evil.test"])).status).toBe(403);
    expect((await post("/api/reached", "{}", key, ["Content-Type", "text/plain"])).status).toBe(415);
    expect((await post("/api/reached", "{}", json)).status).toBe(401);
  });

  it.each([
    "",
    "Bearer",
    `Bearer ${"0".repeat(64)}`,
    `Bearer ${testSecret}0`,
    `Bearer ${testSecret.slice(1)}`,
    `bearer ${testSecret}`,
    `Basic ${testSecret}`,
    testSecret,
    `Bearer ${testSecret}, Bearer ${testSecret}`,
  ])("do not take %j for the key", async (value) => {
    expect((await get("/api/setup", ["Authorization", value])).status).toBe(401);
  });

  it("ask every route of the API for the key, but health", async () => {
    for (const [method, target] of everyRoute().filter(([, path]) => path.startsWith("/api"))) {
      const reply = method === "POST" ? await post(target, "{}", json) : await get(target);
      expect([target, reply.status]).toEqual([target, target === "/api/health" ? 200 : 401]);
      const byAlias =
        method === "POST" ? post(target, "{}", json, ["X-Api-Key", testSecret]) : get(`${target}?key=${testSecret}`);
      if (target !== "/api/health") expect((await byAlias).status).toBe(401);
    }
  });

  it.each([
    "/api/setup",
    "/api//setup",
    "/api/./setup",
    "/api/x/../setup",
    "/%61pi/setup",
    "/api%2fsetup",
    "/api/nothing",
    "/api",
    "/api/",
    "//api/setup",
    "/api/setup/",
    "/api/%73etup",
  ])("cannot be passed by spelling the path %s", async (target) => {
    const reply = await get(target);
    const isPage = reply.status === 200 && reply.headers["content-type"] === "text/html; charset=utf-8";
    expect([401, 404].includes(reply.status) || isPage, String(reply.status)).toBe(true);
  });

  it("never answer with a header that lets another page read", async () => {
    for (const origin of ["http://evil.test", "null", `http://127.0.0.1:${port}`]) {
      const reply = await get("/api/health", ["Origin", origin], ["Access-Control-Request-Method", "POST"]);
      expect(Object.keys(reply.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });
});

describe("methods", () => {
  it.each(["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "QUERY"])(
    "does not take %s anywhere",
    async (method) => {
      for (const [, target] of everyRoute()) {
        const reply = await sendRaw(
          port,
          rawRequest(method, target, [host(), key, json, closing, ["Content-Length", "0"]]),
        );
        expect([target, reply.status]).toEqual([target, 405]);
        expect(reply.headers["allow"]).toBe("GET, HEAD, POST");
      }
    },
  );

  it("tells a route that takes another method from one that is not there", async () => {
    expect((await post("/api/health", "{}", key, json)).status).toBe(405);
    expect((await post("/api/nothing", "{}", key, json)).status).toBe(404);
    expect((await post("/", "{}", key, json)).status).toBe(404);
  });

  it("answers HEAD as GET without a body", async () => {
    const reply = await sendRaw(port, rawRequest("HEAD", "/api/health", [host(), closing]));
    expect([reply.status, reply.body]).toEqual([200, ""]);
  });

  it("opens no tunnel and no other protocol", async () => {
    const tunnel = await sendRaw(port, rawRequest("CONNECT", "evil.test:443", [host()]));
    expect([0, 400, 405]).toContain(tunnel.status);
    const upgrade = await get(
      "/api/setup",
      ["Upgrade", "websocket"],
      ["Sec-WebSocket-Key", "eA=="],
      ["Sec-WebSocket-Version", "13"],
    );
    expect(upgrade.status).toBe(401);
  });
});

describe("bodies", () => {
  const sized = (size: number): string => `"${"x".repeat(size - 2)}"`;

  it("of one mebibyte are taken, larger ones refused, with or without a length", async () => {
    const limit = 1024 * 1024;
    expect((await post("/api/reached", sized(limit), key, json)).status).toBe(200);
    expect((await post("/api/reached", sized(limit + 1), key, json)).status).toBe(413);
    expect((await sendChunked("/api/reached", sized(limit))).status).toBe(200);
    expect((await sendChunked("/api/reached", sized(limit + 1))).status).toBe(413);
  });

  it("may be four times as long where a whole interview is sent", async () => {
    const mebi = 1024 * 1024;
    for (const target of ["/api/mirror/x", "/api/packs/x", "/api/interview/turn", "/api/grading"]) {
      expect((await post(target, sized(3 * mebi), key, json)).status, target).not.toBe(413);
      expect((await post(target, sized(4 * mebi + 1), key, json)).status, target).toBe(413);
    }
  });

  it("that lie about their length end in a refusal and hold nothing up", async () => {
    const short = rawRequest("POST", "/api/reached", [host(), key, json, ["Content-Length", "2"]], '{"a":1}');
    expect([200, 400]).toContain((await sendRaw(port, short)).status);
    const both = rawRequest(
      "POST",
      "/api/reached",
      [host(), key, json, ["Content-Length", "2"], ["Transfer-Encoding", "chunked"]],
      "0\r\n\r\n",
    );
    expect((await sendRaw(port, both)).status).toBe(400);
    expect((await get("/api/health")).status).toBe(200);
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    '"x"',
    "{}",
    '{"lines":{}}',
    '{"lines":[null]}',
    '{"lines":[]}',
    "\0",
    "{}{}",
    "[[[…",
  ])("that are not what the route takes are refused: %j", async (sample) => {
    const body = sample.replace("…", "[".repeat(100_000));
    for (const target of ["/api/mirror/x", "/api/packs/x"]) {
      const reply = await post(target, body, key, json);
      expect([target, reply.status, JSON.parse(reply.body).error.code]).toEqual([target, 400, "bad-request"]);
    }
  });

  it("name the wrong field and never its value", async () => {
    const line = { ...answerLine(0), data: { ...answerLine(0).data, text: { words: "CANARY" } } };
    const reply = await post("/api/mirror/x", JSON.stringify({ lines: [headerLine("x"), line] }), key, json);
    expect(JSON.parse(reply.body).error.message).toContain("Wrong field: lines.1.data.text.");
    expect(reply.body).not.toContain("CANARY");
  });

  it("do not reach the prototype of anything", async () => {
    const body = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"lines":[${JSON.stringify(answerLine(0))}]}`;
    expect((await post("/api/mirror/proto", body, key, json)).status).toBe(200);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  async function sendChunked(target: string, body: string): Promise<RawReply> {
    const chunks = [body.slice(0, 100_000), body.slice(100_000)].map(
      (part) => `${part.length.toString(16)}\r\n${part}\r\n`,
    );
    return sendRaw(
      port,
      rawRequest(
        "POST",
        target,
        [host(), key, json, closing, ["Transfer-Encoding", "chunked"]],
        `${chunks.join("")}0\r\n\r\n`,
      ),
    );
  }
});

describe("paths", () => {
  it.each([
    "/../secret",
    "/..%2fsecret",
    "/%2e%2e/secret",
    "/%2e%2e%2fsecret",
    "/..\\secret",
    "/..%5csecret",
    "/assets/../../secret",
    "/assets/..%2f..%2fsecret",
    "/assets/%2e%2e/%2e%2e/secret",
    "//../secret",
    "/./../secret",
    "/.../secret",
    "/assets//../secret",
    "/%c0%ae%c0%ae/secret",
    "/%252e%252e/secret",
    "/secret%00.js",
    "/assets/app.js%00",
    "/assets/app.js/",
    "/assets/.",
    "/.env",
    "/.git/config",
    "/assets/app.js.br",
    "/index.html.gz",
    "/C:/secret",
    "/file:///etc/passwd",
    "/etc/passwd",
    "//etc/passwd",
    "/api/mirror/..%2f..%2fsecret",
    "/api/packs/..%2f..%2fsecret",
    "/…",
  ])("get nothing from outside the page: %s", async (sample) => {
    const reply = await get(sample.replace("…", "a/".repeat(2_000)), key);
    expect(reply.body).not.toContain("outside the page");
    expect(reply.body).not.toContain("root:");
    const isPage = reply.status === 200 && reply.body.includes("<title>Hotseat</title>");
    expect(isPage || [400, 404, 409].includes(reply.status), String(reply.status)).toBe(true);
  });
});

describe("what is not HTTP", () => {
  it.each([
    "HELLO\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET /\r\n\r\n",
    "\0\0\0\0\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
    "GET / HTTP/1.1\r\nBad\0Name: x\r\n\r\n",
    "GET / HTTP/1.1\nHost: x\n\n",
    "GET / HTTP/1.1\r\nX: …\r\n\r\n",
    "GET /… HTTP/1.1\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: 1, 2\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  ])("is refused or dropped, and the next request is served: %j", async (sample) => {
    const bytes = sample.replace("…", "x".repeat(70_000));
    const reply = await sendRaw(port, Buffer.from(bytes, "latin1"));
    expect([0, 400, 405, 413, 421, 431]).toContain(reply.status);
    if (reply.status !== 0)
      expect(reply.headers["content-security-policy"]).toBe(securityHeaders["content-security-policy"]);
    expect((await get("/api/health")).status).toBe(200);
  });

  it("does not wear the server down: 500 connections that break off", async () => {
    await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        breakOff(`POST /api/reached HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-${index}: `),
      ),
    );
    expect((await get("/api/health")).status).toBe(200);
  });

  function breakOff(start: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.write(start, () => socket.destroy());
      });
      socket.on("close", () => resolve());
      socket.on("error", () => resolve());
    });
  }
});

describe("replies", () => {
  it("carry every security header, whatever their status", async () => {
    const replies = await Promise.all([
      get("/"),
      get("/assets/app.js"),
      get("/missing.js"),
      get("/api/health"),
      get("/api/setup"),
      get("/api/setup", key),
      get("/api/nothing", key),
      get("/api/broken", key),
      get("/api/setup", ["Origin", "http://evil.test"]),
      post("/api/mirror/x", "{}", key, json),
      sendRaw(port, rawRequest("GET", "/", [["Host", "evil.test"], closing])),
      sendRaw(port, rawRequest("GET", "/", [["Host", `localhost:${port}`], closing])),
      sendRaw(port, rawRequest("GET", "/", [["Host", "a b"], closing])),
      sendRaw(port, "nonsense\r\n\r\n"),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([
      200, 200, 404, 200, 401, 422, 404, 500, 403, 400, 421, 308, 400, 400,
    ]);
    for (const reply of replies) {
      expect(reply.headers).toMatchObject(securityHeaders);
      expect(reply.headers).not.toHaveProperty("strict-transport-security");
      expect(reply.headers).not.toHaveProperty("x-powered-by");
      expect(reply.headers["cache-control"]).toBeDefined();
    }
  });

  it("say nothing of the inside when a route breaks; the terminal has it", async () => {
    logged.length = 0;
    const reply = await get("/api/broken", key);
    expect(JSON.parse(reply.body).error).toMatchObject({ code: "internal", retryable: true });
    expect(reply.body).not.toMatch(/secret|at .*\.ts|5ec2e7/);
    expect(logged.join("\n")).toContain("GET /api/broken failed");
  });
});
