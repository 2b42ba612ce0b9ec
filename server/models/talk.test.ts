import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Usage } from "#core/transcript/session.ts";
import { type Row, type Script, type ScriptedUpstream, startScriptedUpstream } from "../testing/scripted-upstream.ts";
import { canaryKey, hear, modelAt } from "../testing/talk.ts";
import * as rows from "../testing/upstream-rows.ts";
import { upstreamTable, wholeReply } from "../testing/upstream-table.ts";
import { createTalk } from "./talk.ts";

const patient = { firstByteMs: 5_000, silenceMs: 5_000, turnMs: 8_000, retryMs: 4, mostWaitMs: 50 };
const talk = createTalk(patient);
const impatient = createTalk({ ...patient, firstByteMs: 500, silenceMs: 500 });
const words = wholeReply;

let open: ScriptedUpstream[] = [];
async function upstreamOf(script: Script): Promise<ScriptedUpstream> {
  const upstream = await startScriptedUpstream({ script });
  open.push(upstream);
  return upstream;
}
afterEach(async () => {
  const closing = open;
  open = [];
  await Promise.all(closing.map((upstream) => upstream.close()));
});

describe("each way in which a model's server may answer", () => {
  it.each(upstreamTable)("%s", async (_name, script, expected) => {
    const upstream = await upstreamOf(script);
    const heard = await hear(expected.isImpatient === true ? impatient : talk, upstream);
    expect(heard.failure?.code ?? null).toBe(expected.code);
    expect(upstream.requests).toHaveLength(expected.calls);
    expect(heard.text).toBe(expected.text ?? "");
    expect(heard.parts.filter((part) => part.type === "waiting")).toHaveLength(expected.waits ?? 0);
    expect(heard.parts.some((part) => part.type === "done")).toBe(expected.code === null);
    if (expected.says !== undefined) expect(heard.failure?.detail).toMatch(expected.says);
    expect(JSON.stringify(heard.failure)).not.toMatch(/CANARY|http:|<|[{}].*[{}].*[{}]/);
  });

  it("tells a key that is refused from one that is missing", async () => {
    const { model, summary } = modelAt((await upstreamOf(rows.refusesKey())).url);
    expect((await hear(talk, { model, summary })).failure?.code).toBe("model-key-refused");
    const { failure } = await hear(talk, { model, summary: { ...summary, hasKey: false } });
    expect(failure).toMatchObject({ code: "model-key-missing", detail: expect.stringContaining("HOTSEAT_CHAT_KEY") });
  });

  it("says nothing twice: what comes again comes through", async () => {
    const chunk = `data: {"choices":[{"delta":{"content":"twice "}}]}\n\n`;
    const end = `data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n`;
    const upstream = await upstreamOf(rows.sendsPieces([Buffer.from(chunk + chunk + end)]));
    expect((await hear(talk, upstream)).text).toBe("twice twice ");
  });
});

describe("a call that does not connect", () => {
  it("names the host where nothing listens, after one retry", async () => {
    const { port, close } = await freePort();
    await close();
    const heard = await hear(talk, modelAt(`http://127.0.0.1:${port}/v1`));
    expect(heard.failure).toMatchObject({ code: "model-unreachable" });
    expect(heard.failure?.detail).toBe(`Nothing answers at 127.0.0.1:${port}. The setting is HOTSEAT_CHAT_URL.`);
    expect(heard.parts).toMatchObject([{ type: "waiting" }]);
  });

  it("says that a port is none for it, as no call is made there", async () => {
    const heard = await hear(talk, modelAt("http://127.0.0.1:9/v1"));
    expect(heard.failure).toMatchObject({
      code: "model-unreachable",
      detail: expect.stringMatching(/^Port 9 is kept for other programs\./),
    });
  });

  it("names the host that no name server knows", async () => {
    const heard = await hear(talk, modelAt("http://no-such-host.invalid/v1"));
    expect(heard.failure).toMatchObject({
      code: "model-unreachable",
      detail: expect.stringMatching(/no-such-host\.invalid/),
    });
  });

  it("says that no safe connection was made where there is no TLS", async () => {
    const upstream = await upstreamOf(words);
    const heard = await hear(talk, modelAt(upstream.url.replace("http:", "https:")));
    expect(heard.failure).toMatchObject({
      code: "model-unreachable",
      detail: expect.stringMatching(/No safe connection/),
    });
  });
});

describe("a reply without end", () => {
  it.each([
    ["words for ever", rows.neverEnds()],
    ["50 MB", rows.neverEnds(50 * 1024 * 1024, "word ".repeat(400))],
  ])("%s: 256 KiB are kept and the server is hung up on", async (_name, row) => {
    const upstream = await upstreamOf(row);
    const heard = await hear(talk, upstream);
    expect(heard.failure?.code).toBe("model-endless");
    expect(heard.text.length).toBeLessThanOrEqual(256 * 1024);
    expect(heard.text.length).toBeGreaterThan(8 * 1024);
    expect(upstream.requests).toHaveLength(1);
    await upstream.requests[0]?.hungUp;
  });

  it.each([
    ["one chunk of 5 MB", rows.sendsOneChunk(5 * 1024 * 1024)],
    ["one document of 5 MB", rows.answersInJson("word ".repeat(1024 * 1024))],
  ])("%s: the server is hung up on before it is whole", async (_name, row) => {
    const upstream = await upstreamOf(row);
    const heard = await hear(talk, upstream);
    expect([heard.failure?.code, heard.text]).toEqual(["model-endless", ""]);
    expect(await upstream.requests[0]?.hungUp).toBe(true);
  });

  it("stops a reply that takes longer than a turn may", async () => {
    const upstream = await upstreamOf(rows.reply("on and ".repeat(200), { tokensPerSecond: 100 }));
    const heard = await hear(createTalk({ ...patient, turnMs: 400 }), upstream);
    expect(heard.failure?.code).toBe("model-endless");
    expect(await upstream.requests[0]?.hungUp).toBe(true);
  });
});

describe("what a reply takes", () => {
  const spentOn = async (script: Script, most = Infinity) => {
    const spent: Usage[] = [];
    const options = {
      signal: new AbortController().signal,
      mostTokens: 200,
      onSpent: (usage: Usage) => void spent.push(usage),
    };
    let parts = 0;
    const { url } = await upstreamOf(script);
    const said = talk(modelAt(url), [{ role: "user", text: "Ask." }], options);
    const heard = (async () => {
      for await (const part of said) if (part.type === "text" && (parts += 1) >= most) break;
    })();
    await heard.catch(() => undefined);
    return spent;
  };
  const unknown = { inputTokens: null, outputTokens: null };
  const known = { inputTokens: expect.any(Number), outputTokens: expect.any(Number) };

  it.each([
    ["a whole one", rows.reply(words), [known]],
    ["one at the limit of length", rows.finishes(words, "length"), [unknown]],
    ["one that was cut", rows.resets(words), [unknown]],
    ["an empty one, and the whole one after it", [rows.saysNothing(), rows.reply(words)], [unknown, known]],
    ["one that was refused", rows.refusesKey(), []],
    ["one that failed, and the whole one after it", [rows.refuses(500), rows.reply(words)], [known]],
  ])("is told of %s", async (_, script, spent) => {
    expect(await spentOn(script)).toEqual(spent);
  });

  it("is told of one that is not wanted to its end", async () => {
    expect(await spentOn(rows.reply("word ".repeat(500), { tokensPerSecond: 200 }), 2)).toEqual([unknown]);
  });
});

describe("a stop", () => {
  it.each([
    ["before the first byte", rows.neverAnswers(), 0],
    ["in mid-stream", rows.reply("word ".repeat(500), { tokensPerSecond: 200 }), 3],
    ["while the server only pings", rows.fallsSilent("One. ", 5), 1],
  ])("%s closes the server's socket within a second", async (_name, row, afterParts) => {
    const stopping = new AbortController();
    const upstream = await upstreamOf((...call) => {
      if (afterParts === 0) stopping.abort();
      return row(...call);
    });
    let parts = 0;
    const counting: typeof talk = async function* counting(...call) {
      for await (const part of talk(...call)) {
        parts += 1;
        if (parts === afterParts) stopping.abort();
        yield part;
      }
    };
    const heard = await hear(counting, upstream, stopping.signal);
    const stoppedAt = performance.now();
    expect(heard.failure?.code).toBe("stopped");
    expect(await upstream.requests[0]?.hungUp).toBe(true);
    expect(performance.now() - stoppedAt).toBeLessThan(1_000);
  });

  it("makes no call when it came first", async () => {
    const upstream = await upstreamOf(words);
    expect((await hear(talk, upstream, AbortSignal.abort())).failure?.code).toBe("stopped");
    expect(upstream.requests).toHaveLength(0);
  });

  it("ends the wait before the retry", async () => {
    const stopping = new AbortController();
    const upstream = await upstreamOf((...call) => {
      setTimeout(() => stopping.abort(), 50);
      return rows.busy(9)(...call);
    });
    const heard = await hear(createTalk(), upstream, stopping.signal);
    expect(heard.failure?.code).toBe("stopped");
    expect(heard.parts).toMatchObject([{ type: "waiting", waitMs: 9_000 }]);
    expect(upstream.requests).toHaveLength(1);
  });

  it("hangs up when the listener has heard enough", async () => {
    const upstream = await upstreamOf(rows.reply("word ".repeat(500), { tokensPerSecond: 200 }));
    const options = { signal: new AbortController().signal, mostTokens: 9 };
    for await (const part of talk(modelAt(upstream.url), [{ role: "user", text: "Go." }], options)) {
      if (part.type === "text") break;
    }
    expect(await upstream.requests[0]?.hungUp).toBe(true);
  });
});

describe("what is sent", () => {
  it("carries the key, the messages and a limit, and asks for the count of tokens", async () => {
    const upstream = await upstreamOf(rows.reply(words, { usage: { prompt_tokens: 12, completion_tokens: 7 } }));
    const heard = await hear(talk, upstream);
    expect(upstream.requests[0]?.headers.authorization).toBe(`Bearer ${canaryKey}`);
    expect(upstream.requests[0]?.body).toMatchObject({
      model: "scripted",
      stream: true,
      max_tokens: 200,
      stream_options: { include_usage: true },
      messages: [{ role: "user", content: "What would you ask next?" }],
    });
    expect(heard.parts.at(-1)).toEqual({ type: "done", usage: { inputTokens: 12, outputTokens: 7 } });
  });

  it("uses the other name of the limit where the server wants it, and remembers that", async () => {
    const refusesOldName = rows.refuses(400, {
      message:
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      param: "max_tokens",
    });
    const upstream = await upstreamOf(
      rows.byRequest(({ body }) => (Object.hasOwn(body, "max_tokens") ? refusesOldName : words)),
    );
    const model = modelAt(upstream.url);
    expect((await hear(talk, model)).text).toBe(words);
    expect((await hear(talk, model)).text).toBe(words);
    expect(upstream.requests.map(({ body }) => body["max_completion_tokens"] ?? null)).toEqual([null, 200, 200]);
  });

  it("does not ask the redirect's target", async () => {
    const target = await upstreamOf(words);
    const upstream = await upstreamOf(rows.redirects(`${target.url}/chat/completions`, 307));
    expect((await hear(talk, upstream)).failure?.code).toBe("model-redirects");
    expect(target.requests).toHaveLength(0);
  });
});

it("counts no tokens where the server counts none", async () => {
  const upstream = await upstreamOf(rows.reply(words, { usage: null }));
  expect((await hear(talk, upstream)).parts.at(-1)).toEqual({
    type: "done",
    usage: { inputTokens: null, outputTokens: null },
  });
});

it("is patient with a slow model for as long as it goes on", async () => {
  const upstream = await upstreamOf(rows.reply("slowly ".repeat(12), { tokensPerSecond: 8 }));
  const heard = await hear(createTalk({ ...patient, silenceMs: 900 }), upstream);
  expect(heard).toMatchObject({ text: "slowly ".repeat(12), failure: null });
});

it("is done once the model has finished, though its server keeps the line open", async () => {
  const row: Row = (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(rows.streamOf("Why?"));
  };
  expect(await hear(talk, await upstreamOf(row))).toMatchObject({ text: "Why?", failure: null });
});

function freePort(): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      resolve({ port, close: () => new Promise((done) => void server.close(() => done())) });
    });
  });
}
