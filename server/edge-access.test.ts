import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testSecret } from "./testing/deps.ts";
import { everyRoute, type Header, json, key, type EdgeServer, openEdgeServer } from "./testing/edge-server.ts";

/** Who asks: Origin, content type and key, over raw sockets. */

let edge: EdgeServer;
beforeAll(async () => {
  edge = await openEdgeServer();
});
afterAll(() => edge.close());

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
    edge.reached.length = 0;
    for (const origin of origins) {
      for (const type of types) {
        for (const site of sites) {
          for (const withKey of [true, false]) {
            const headers: Header[] = [];
            if (origin !== null)
              headers.push([
                "Origin",
                origin.replace("OWN", `http://127.0.0.1:${edge.port}`).replace("PORT", String(edge.port)),
              ]);
            if (type !== null) headers.push(["Content-Type", type]);
            if (site !== null) headers.push(["Sec-Fetch-Site", site]);
            if (withKey) headers.push(key);
            const { status } = await edge.post("/api/reached", "{}", ...headers);
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
    expect(edge.reached).toHaveLength(through.length);
  });

  it("refuse with the status that tells which one was wrong", async () => {
    expect((await edge.post("/api/reached", "{}", key, json, ["Origin", "http://evil.test"])).status).toBe(403);
    expect((await edge.get("/api/setup", key, ["Origin", "http://evil.test"])).status).toBe(403);
    expect((await edge.post("/api/reached", "{}", key, ["Content-Type", "text/plain"])).status).toBe(415);
    expect((await edge.post("/api/reached", "{}", json)).status).toBe(401);
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
    expect((await edge.get("/api/setup", ["Authorization", value])).status).toBe(401);
  });

  it("ask every route of the API for the key, but health", async () => {
    for (const [method, target] of everyRoute().filter(([, path]) => path.startsWith("/api"))) {
      const reply = method === "POST" ? await edge.post(target, "{}", json) : await edge.get(target);
      expect([target, reply.status]).toEqual([target, target === "/api/health" ? 200 : 401]);
      const byAlias =
        method === "POST"
          ? edge.post(target, "{}", json, ["X-Api-Key", testSecret])
          : edge.get(`${target}?key=${testSecret}`);
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
    const reply = await edge.get(target);
    const isPage = reply.status === 200 && reply.headers["content-type"] === "text/html; charset=utf-8";
    expect([401, 404].includes(reply.status) || isPage, String(reply.status)).toBe(true);
  });

  it("never answer with a header that lets another page read", async () => {
    for (const origin of ["http://evil.test", "null", `http://127.0.0.1:${edge.port}`]) {
      const reply = await edge.get("/api/health", ["Origin", origin], ["Access-Control-Request-Method", "POST"]);
      expect(Object.keys(reply.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });
});
