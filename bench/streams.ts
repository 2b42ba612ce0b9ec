import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type Figure, median, quantile } from "./figures.ts";
import { bodyFor, type Load, loadWith, readStream } from "./stream-loader.ts";

const singles = 60;
const crowds = [50, 200];
const rounds = 5;
const tokensEach = 30;

const ends = ["upstream", "proxy", "ours"] as const;
type End = (typeof ends)[number];
type Urls = Readonly<Record<End, string>>;

/** A model's tokens through our server, beside a bare pass-through and the upstream itself; all three in turn, in one run. */
export async function measureStreams(): Promise<readonly Figure[]> {
  const children: ChildProcess[] = [];
  const start = async (role: End, upstream = ""): Promise<string> => {
    const script = fileURLToPath(new URL("stream-target.ts", import.meta.url));
    const child = spawn(process.execPath, [script, role, upstream], { stdio: ["ignore", "pipe", "inherit"] });
    children.push(child);
    const [line] = await once(child.stdout, "data");
    return String(line).trim();
  };
  try {
    const upstream = await start("upstream");
    const urls = { upstream, proxy: await start("proxy", upstream), ours: await start("ours", upstream) };
    for (const end of ends) await loadWith(urls[end], Math.max(...crowds), tokensEach);
    const figures = await measureOne(urls);
    for (const streams of crowds) figures.push(...(await measureCrowd(urls, streams)));
    return figures;
  } finally {
    for (const child of children) child.kill();
  }
}

async function measureOne(urls: Urls): Promise<Figure[]> {
  const firstMs: Record<End, number[]> = { upstream: [], proxy: [], ours: [] };
  for (let count = 0; count < singles; count += 1) {
    for (const end of ends) {
      firstMs[end].push((await readStream(`${urls[end]}/chat/completions`, bodyFor(1), 1)).firstMs);
    }
  }
  const proxy = median(firstMs.proxy);
  return [
    {
      name: `first token through us, one stream (median of ${singles})`,
      value: median(firstMs.ours),
      unit: "ms",
      floor: { name: "bare proxy", value: proxy },
      goal: { atMost: rounded(proxy + 1) },
    },
  ];
}

async function measureCrowd(urls: Urls, streams: number): Promise<Figure[]> {
  const loads: Record<End, Load[]> = { upstream: [], proxy: [], ours: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const end of ends) loads[end].push(await loadWith(urls[end], streams, tokensEach));
  }
  const firstP95 = (end: End): number => median(loads[end].map((load) => quantile(load.firstMs, 0.95)));
  const rate = (end: End): number => median(loads[end].map((load) => (1_000 * load.tokens) / load.ms));
  const isGoal = streams === Math.max(...crowds);
  return [
    {
      name: `first token through us, ${streams} streams, p95 (median of ${rounds} rounds)`,
      value: firstP95("ours"),
      unit: "ms",
      floor: { name: "upstream itself", value: firstP95("upstream") },
      ...(isGoal && { goal: { atMost: rounded(firstP95("upstream") + 10) } }),
    },
    {
      name: `the same through the bare proxy`,
      value: firstP95("proxy"),
      unit: "ms",
      floor: { name: "upstream itself", value: firstP95("upstream") },
    },
    {
      name: `tokens through us, ${streams} streams`,
      value: rate("ours"),
      unit: "tokens/s",
      floor: { name: "bare proxy", value: rate("proxy") },
      ...(isGoal && { goal: { atLeast: rounded(0.99 * rate("proxy")) } }),
    },
    {
      name: `streams that broke, of ${loads.ours.reduce((sum, load) => sum + load.streams, 0)}`,
      value: loads.ours.reduce((sum, load) => sum + load.broken, 0),
      unit: "streams",
      goal: { atMost: 0 },
    },
  ];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
