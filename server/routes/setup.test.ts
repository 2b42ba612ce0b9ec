import { expect, it } from "vitest";
import { createApp } from "../app.ts";
import { createTestDeps, testSecret, withKey } from "../testing/deps.ts";

const open = async () => {
  const listeners = new Set<() => void>();
  const stopping = new AbortController();
  const deps = createTestDeps({ stopping: stopping.signal });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const app = createApp({ ...deps, packs: { ...deps.packs, subscribe } });
  const reply = await app.request("http://127.0.0.1:4823/api/setup/changes", { headers: withKey });
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  return { reader, listeners, stopping };
};

it("tells each change as it comes, and ends with the terminal frame when the server stops", async () => {
  const { reader, listeners, stopping } = await open();
  expect((await reader?.read())?.value).toBe('data: {"type":"watching"}\n\n');
  for (const listener of listeners) listener();
  expect((await reader?.read())?.value).toBe('data: {"type":"changed"}\n\n');
  stopping.abort();
  expect((await reader?.read())?.value).toBe('data: {"type":"end","reason":"complete"}\n\n');
  expect((await reader?.read())?.done).toBe(true);
  expect(listeners.size).toBe(0);
});

it("listens no longer than the page does", async () => {
  const { reader, listeners } = await open();
  await reader?.read();
  expect(listeners.size).toBe(1);
  await reader?.cancel();
  await expect.poll(() => listeners.size).toBe(0);
});

it("is for those who have the key", async () => {
  const app = createApp(createTestDeps());
  const reply = await app.request("http://127.0.0.1:4823/api/setup/changes");
  expect(reply.status).toBe(401);
  expect(await reply.text()).not.toContain(testSecret);
});
