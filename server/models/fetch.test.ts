import { afterEach, expect, it, vi } from "vitest";
import { createLimitedFetch, createModelFetch } from "./fetch.ts";

afterEach(() => vi.unstubAllGlobals());

const answering = (response: () => Response) => {
  const calls: RequestInit[] = [];
  vi.stubGlobal("fetch", async (_url: string, options: RequestInit) => {
    calls.push(options);
    return response();
  });
  return calls;
};

it("looks up the global fetch with every call, and never follows a redirect", async () => {
  const modelFetch = createModelFetch();
  const calls = answering(() => new Response("{}", { headers: { "content-type": "application/json" } }));
  expect(await (await modelFetch("http://model.test/")).text()).toBe("{}");
  expect(calls).toEqual([expect.objectContaining({ redirect: "manual" })]);
});

it("takes the key out of a refusal, and all of it beyond 64 KiB", async () => {
  answering(() => new Response(`No: hunter2 ${"x".repeat(200_000)}`, { status: 400 }));
  const text = await (await createModelFetch("hunter2")("http://model.test/")).text();
  expect(text.startsWith("No: … x")).toBe(true);
  expect(text.length).toBeLessThanOrEqual(64 * 1024);
});

it.each([
  ["model-redirects", () => new Response(null, { status: 308, headers: { location: "http://else.test/" } })],
  ["model-not-an-endpoint", () => new Response("<p>", { headers: { "content-type": "Text/HTML" } })],
])("refuses with %s", async (code, response) => {
  answering(response);
  await expect(createModelFetch()("http://model.test/")).rejects.toMatchObject({ failure: { code } });
});

it("stops reading after 8 MiB", async () => {
  let pulled = 0;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
  answering(() => new Response(endless()));
  await expect((await createLimitedFetch()("http://model.test/")).text()).rejects.toMatchObject({
    failure: { code: "model-endless" },
  });
  expect(pulled).toBeLessThan(13);
});
