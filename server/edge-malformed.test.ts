import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { securityHeaders } from "./headers.ts";
import { closing, json, key, type EdgeServer, openEdgeServer } from "./testing/edge-server.ts";
import { rawRequest, type RawReply, sendRaw } from "./testing/raw-http.ts";
import { answerLine, headerLine } from "./testing/sessions.ts";

/** What no well-behaved client would send, over raw sockets, and what every reply carries. */

let edge: EdgeServer;
beforeAll(async () => {
  edge = await openEdgeServer();
});
afterAll(() => edge.close());

describe("bodies", () => {
  const sized = (size: number): string => `"${"x".repeat(size - 2)}"`;

  it("of one mebibyte are taken, larger ones refused, with or without a length", async () => {
    const limit = 1024 * 1024;
    expect((await edge.post("/api/reached", sized(limit), key, json)).status).toBe(200);
    expect((await edge.post("/api/reached", sized(limit + 1), key, json)).status).toBe(413);
    expect((await sendChunked("/api/reached", sized(limit))).status).toBe(200);
    expect((await sendChunked("/api/reached", sized(limit + 1))).status).toBe(413);
  });

  it("may be four times as long where a whole interview is sent", async () => {
    const mebi = 1024 * 1024;
    for (const target of ["/api/mirror/x", "/api/packs/x", "/api/interview/turn", "/api/grading"]) {
      expect((await edge.post(target, sized(3 * mebi), key, json)).status, target).not.toBe(413);
      expect((await edge.post(target, sized(4 * mebi + 1), key, json)).status, target).toBe(413);
    }
  });

  it("that lie about their length end in a refusal and hold nothing up", async () => {
    const short = rawRequest("POST", "/api/reached", [edge.host, key, json, ["Content-Length", "2"]], '{"a":1}');
    expect([200, 400]).toContain((await sendRaw(edge.port, short)).status);
    const both = rawRequest(
      "POST",
      "/api/reached",
      [edge.host, key, json, ["Content-Length", "2"], ["Transfer-Encoding", "chunked"]],
      "0\r\n\r\n",
    );
    expect((await sendRaw(edge.port, both)).status).toBe(400);
    expect((await edge.get("/api/health")).status).toBe(200);
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
      const reply = await edge.post(target, body, key, json);
      expect([target, reply.status, JSON.parse(reply.body).error.code]).toEqual([target, 400, "bad-request"]);
    }
  });

  it("name the wrong field and never its value", async () => {
    const line = { ...answerLine(0), data: { ...answerLine(0).data, text: { words: "CANARY" } } };
    const reply = await edge.post("/api/mirror/x", JSON.stringify({ lines: [headerLine("x"), line] }), key, json);
    expect(JSON.parse(reply.body).error.message).toContain("Wrong field: lines.1.data.text.");
    expect(reply.body).not.toContain("CANARY");
  });

  it("do not reach the prototype of anything", async () => {
    const body = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"lines":[${JSON.stringify(answerLine(0))}]}`;
    expect((await edge.post("/api/mirror/proto", body, key, json)).status).toBe(200);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  async function sendChunked(target: string, body: string): Promise<RawReply> {
    const chunks = [body.slice(0, 100_000), body.slice(100_000)].map(
      (part) => `${part.length.toString(16)}\r\n${part}\r\n`,
    );
    return sendRaw(
      edge.port,
      rawRequest(
        "POST",
        target,
        [edge.host, key, json, closing, ["Transfer-Encoding", "chunked"]],
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
    const reply = await edge.get(sample.replace("…", "a/".repeat(2_000)), key);
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
    const reply = await sendRaw(edge.port, Buffer.from(bytes, "latin1"));
    expect([0, 400, 405, 413, 421, 431]).toContain(reply.status);
    if (reply.status !== 0)
      expect(reply.headers["content-security-policy"]).toBe(securityHeaders["content-security-policy"]);
    expect((await edge.get("/api/health")).status).toBe(200);
  });

  it("does not wear the server down: 500 connections that break off", async () => {
    await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        breakOff(`POST /api/reached HTTP/1.1\r\nHost: 127.0.0.1:${edge.port}\r\nX-${index}: `),
      ),
    );
    expect((await edge.get("/api/health")).status).toBe(200);
  });

  function breakOff(start: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect(edge.port, "127.0.0.1", () => {
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
      edge.get("/"),
      edge.get("/assets/app.js"),
      edge.get("/missing.js"),
      edge.get("/api/health"),
      edge.get("/api/setup"),
      edge.get("/api/setup", key),
      edge.get("/api/nothing", key),
      edge.get("/api/broken", key),
      edge.get("/api/setup", ["Origin", "http://evil.test"]),
      edge.post("/api/mirror/x", "{}", key, json),
      sendRaw(edge.port, rawRequest("GET", "/", [["Host", "evil.test"], closing])),
      sendRaw(edge.port, rawRequest("GET", "/", [["Host", `localhost:${edge.port}`], closing])),
      sendRaw(edge.port, rawRequest("GET", "/", [["Host", "a b"], closing])),
      sendRaw(edge.port, "nonsense\r\n\r\n"),
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
    edge.logged.length = 0;
    const reply = await edge.get("/api/broken", key);
    expect(JSON.parse(reply.body).error).toMatchObject({ code: "internal", retryable: true });
    expect(reply.body).not.toMatch(/secret|at .*\.ts|5ec2e7/);
    expect(edge.logged.join("\n")).toContain("GET /api/broken failed");
  });
});
