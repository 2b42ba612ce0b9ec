import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { securityHeaders } from "./headers.ts";
import { closing, everyRoute, type Header, json, key, type EdgeServer, openEdgeServer } from "./testing/edge-server.ts";
import { rawRequest, sendRaw } from "./testing/raw-http.ts";

/** Who is asked for, and how: Host, target and method, over raw sockets. */

let edge: EdgeServer;
beforeAll(async () => {
  edge = await openEdgeServer();
});
afterAll(() => edge.close());

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
        const hosts: Header[] = spelling === null ? [] : [["Host", spelling.replace("PORT", String(edge.port))]];
        const reply = await sendRaw(
          edge.port,
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
    const own = `127.0.0.1:${edge.port}`;
    const two: Header[][] = [
      [edge.host, edge.host],
      [edge.host, ["Host", "evil.test"]],
      [["Host", "evil.test"], edge.host],
    ];
    for (const hosts of two) {
      expect((await sendRaw(edge.port, rawRequest("GET", "/api/health", [...hosts, closing]))).status).toBe(421);
    }
    for (const target of [
      `http://evil.test/api/health`,
      `http://${own}/api/health`,
      `https://${own}/`,
      `//evil.test@/`,
      "*",
      "evil.test:80",
    ]) {
      const reply = await edge.get(target);
      expect([400, 404, 421], target).toContain(reply.status);
    }
  });

  it("leads a reader from localhost to the one address, and nobody else", async () => {
    const fromLocalhost = (method: string, target: string) =>
      sendRaw(
        edge.port,
        rawRequest(
          method,
          target,
          [["Host", `localhost:${edge.port}`], key, json, closing, ["Content-Length", "2"]],
          "{}",
        ),
      );
    const reply = await fromLocalhost("GET", "/history?x=1");
    expect([reply.status, reply.headers["location"]]).toEqual([308, `http://127.0.0.1:${edge.port}/history?x=1`]);
    expect((await fromLocalhost("GET", "//evil.test/")).headers["location"]).toBe(
      `http://127.0.0.1:${edge.port}//evil.test/`,
    );
    expect((await fromLocalhost("HEAD", "/")).status).toBe(308);
    expect((await fromLocalhost("POST", "/api/mirror/x")).status).toBe(421);
  });
});

describe("methods", () => {
  it.each(["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "QUERY"])(
    "does not take %s anywhere",
    async (method) => {
      for (const [, target] of everyRoute()) {
        const reply = await sendRaw(
          edge.port,
          rawRequest(method, target, [edge.host, key, json, closing, ["Content-Length", "0"]]),
        );
        expect([target, reply.status]).toEqual([target, 405]);
        expect(reply.headers["allow"]).toBe("GET, HEAD, POST");
      }
    },
  );

  it("tells a route that takes another method from one that is not there", async () => {
    expect((await edge.post("/api/health", "{}", key, json)).status).toBe(405);
    expect((await edge.post("/api/nothing", "{}", key, json)).status).toBe(404);
    expect((await edge.post("/", "{}", key, json)).status).toBe(404);
  });

  it("answers HEAD as GET without a body", async () => {
    const reply = await sendRaw(edge.port, rawRequest("HEAD", "/api/health", [edge.host, closing]));
    expect([reply.status, reply.body]).toEqual([200, ""]);
  });

  it("opens no tunnel and no other protocol", async () => {
    const tunnel = await sendRaw(edge.port, rawRequest("CONNECT", "evil.test:443", [edge.host]));
    expect([0, 400, 405]).toContain(tunnel.status);
    const upgrade = await edge.get(
      "/api/setup",
      ["Upgrade", "websocket"],
      ["Sec-WebSocket-Key", "eA=="],
      ["Sec-WebSocket-Version", "13"],
    );
    expect(upgrade.status).toBe(401);
  });
});
