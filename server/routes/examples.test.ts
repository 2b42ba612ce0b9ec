import { describe, expect, it } from "vitest";
import type { ExampleRequest } from "#core/api.ts";
import { ok } from "#core/result.ts";
import { createTestDeps } from "../testing/deps.ts";
import { exampleRoutes } from "./examples.ts";

const example: ExampleRequest = {
  packId: "a-pack",
  name: "session-1",
  level: "em",
  turns: [{ n: 1, speaker: "candidate", text: "The queue." }],
  axes: [{ axis: "cost", level: 3 }],
  indicators: [],
  notes: [],
};

/** The reply, and whether anything reached the folder. */
async function post(body: unknown) {
  const written: ExampleRequest[] = [];
  const put = async (request: ExampleRequest) => {
    written.push(request);
    return ok({ folder: "/data/examples/a-pack", file: "session-1.txt" });
  };
  const routes = exampleRoutes(createTestDeps({ examples: { put, settled: async () => undefined } }));
  const reply = await routes.request("/", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: reply.status, body: await reply.json(), written };
}

describe("/api/examples", () => {
  it("keeps an example and says where", async () => {
    const { status, body, written } = await post(example);
    expect([status, body]).toEqual([200, { folder: "/data/examples/a-pack", file: "session-1.txt" }]);
    expect(written).toEqual([example]);
  });

  it("takes no name that could lead out of the folder, nor a level or an axis that is none", async () => {
    const hostile = ["..", "../x", "a/b", "a\\b", "C:", "a.txt", "", "A", "\u0000", "%2e%2e", "x".repeat(65), "~"];
    const wrong = [
      ...hostile.map((name) => ({ ...example, name })),
      ...hostile.map((packId) => ({ ...example, packId })),
      ...hostile.map((indicator) => ({ ...example, indicators: [{ axis: "cost", indicator, verdict: "no" }] })),
      { ...example, axes: [{ axis: "cost", level: 5 }] },
      { ...example, axes: [{ axis: "__proto__", level: 1 }] },
      { ...example, notes: ["x".repeat(1_001)] },
      { ...example, turns: Array(5_001).fill(example.turns[0]) },
    ];
    for (const body of wrong) {
      const { status, written } = await post(body);
      expect([status, written]).toEqual([400, []]);
    }
  });
});
