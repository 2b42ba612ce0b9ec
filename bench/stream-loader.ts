import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** One stream, in ms after its request. */
export interface StreamTimes {
  readonly firstMs: number;
  /** When each token arrived; tokens that came together may share a frame. */
  readonly tokensMs: readonly number[];
  /** By `performance.now`. */
  readonly endedAtMs: number;
  /** It ended as a stream should, after all of its tokens. */
  readonly isWhole: boolean;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });

/** Node's own client, as light as can be: the loader must not be what is slow. */
export function readStream(url: string, body: string, wholeAfter: number, token = /word/g): Promise<StreamTimes> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const tokensMs: number[] = [];
    let isEnded = false;
    const call = request(url, { method: "POST", agent, headers: { "content-type": "application/json" } }, (reply) => {
      reply.setEncoding("latin1");
      reply.on("data", (text: string) => {
        const nowMs = performance.now() - startedAt;
        for (const _ of text.matchAll(token)) tokensMs.push(nowMs);
        isEnded ||= text.includes("[DONE]") || text.includes('"reason":"complete"');
      });
      reply.on("end", () =>
        resolve({
          firstMs: tokensMs[0] ?? Number.NaN,
          tokensMs,
          endedAtMs: performance.now(),
          isWhole: isEnded && tokensMs.length === wholeAfter,
        }),
      );
      reply.on("error", reject);
    });
    call.on("error", reject);
    call.end(body);
  });
}

export interface Load {
  readonly firstMs: readonly number[];
  readonly tokens: number;
  readonly ms: number;
  readonly broken: number;
  readonly streams: number;
}

const streamsInTurn = 2;

/**
 * So many streams at a time, begun over one second as people begin, each of so many tokens. Where one ends the next begins:
 * those of the second turn begin while all the others run.
 */
export async function loadWith(url: string, streams: number, tokens: number): Promise<Load> {
  const startedAt = performance.now();
  const times = await Promise.all(
    Array.from({ length: streams }, async (_, index) => {
      await wait((index * 1_000) / streams);
      const read: (StreamTimes | null)[] = [];
      while (read.length < streamsInTurn)
        read.push(await readStream(`${url}/chat/completions`, bodyFor(tokens), tokens).catch(() => null));
      return read;
    }),
  );
  const read = times.flat().filter((one) => one !== null);
  return {
    firstMs: read.map((one) => one.firstMs),
    tokens: read.reduce((sum, one) => sum + one.tokensMs.length, 0),
    ms: Math.max(...read.map((one) => one.endedAtMs)) - startedAt,
    broken: streams * streamsInTurn - read.filter((one) => one.isWhole).length,
    streams: streams * streamsInTurn,
  };
}

export const bodyFor = (tokens: number): string =>
  JSON.stringify({ model: "scripted", stream: true, messages: [{ role: "user", content: String(tokens) }] });
