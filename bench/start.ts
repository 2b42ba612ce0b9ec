import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { compileCache, root } from "../scripts/page-stamp.ts";
import { freePort } from "../scripts/run-app.ts";
import { type Figure, median } from "./figures.ts";
import { memoryOf } from "./memory.ts";

const runs = 10;
/** Longer than anything that the server does by itself after its start. */
const settleMs = 3_000;

/** From spawn to the first 200, and the memory of the server before anybody answers; beside an empty Node server. */
export async function measureStart(): Promise<readonly Figure[]> {
  const script = join(root, "scripts", "start.ts");
  const bare = [
    "-e",
    'require("node:http").createServer((q, r) => r.end()).listen(process.env.HOTSEAT_PORT, "127.0.0.1")',
  ];
  await timeStart([script]);
  const ours: number[] = [];
  const floors: number[] = [];
  for (let count = 0; count < runs; count += 1) {
    ours.push(await timeStart([script]));
    floors.push(await timeStart(bare));
  }
  const floorMb = await idleMemory(bare);
  return [
    {
      name: `server start, spawn to first 200 (median of ${runs})`,
      value: median(ours),
      unit: "ms",
      floor: { name: "Node's bare server", value: median(floors) },
      goal: { atMost: 300 },
    },
    {
      name: "memory at rest, before the first answer",
      value: await idleMemory([script]),
      unit: "MB",
      floor: { name: "Node's bare server", value: floorMb },
      goal: { atMost: 110 },
    },
  ];
}

async function timeStart(options: readonly string[]): Promise<number> {
  return withServer(options, async (_child, ready) => ready);
}

async function idleMemory(options: readonly string[]): Promise<number> {
  return withServer(options, async (child) => {
    await wait(settleMs);
    return memoryOf(child.pid ?? 0).nowMb;
  });
}

/** Starts it, waits for its first 200 (`readyMs` after the spawn), and ends it afterwards. */
async function withServer(
  options: readonly string[],
  use: (child: ChildProcess, readyMs: number) => Promise<number>,
): Promise<number> {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), "hotseat-bench-"));
  const startedAt = performance.now();
  const child = spawn(process.execPath, options, {
    cwd: root,
    stdio: "ignore",
    env: {
      ...process.env,
      HOTSEAT_PORT: String(port),
      HOTSEAT_HOME: home,
      HOTSEAT_NO_OPEN: "1",
      NODE_COMPILE_CACHE: compileCache,
    },
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      await wait(1);
    }
    return await use(child, performance.now() - startedAt);
  } finally {
    child.kill("SIGTERM");
    await gone;
    rmSync(home, { recursive: true, force: true });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: "127.0.0.1", port, path: "/api/health", agent: false }, (reply) => {
      reply.resume();
      resolve(reply.statusCode === 200);
    });
    request.on("error", () => resolve(false));
  });
}
