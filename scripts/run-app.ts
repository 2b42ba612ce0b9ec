import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { compileCache, root } from "./page-stamp.ts";

/** The real server on a free port with a data folder of its own, for tests, screenshots and measurements. */
export interface RunningApp {
  /** What `npm start` prints: the address with its key. */
  readonly link: string;
  /** Address without a path or key, such as http://127.0.0.1:49152 */
  readonly origin: string;
  readonly port: number;
  /** Its data folder. */
  readonly home: string;
  readonly pid: number;
  /** All that it printed so far. */
  printed(): string;
  /** SIGKILL: what a crash leaves. Resolves when it is gone. */
  kill9(): Promise<void>;
  /** SIGTERM. Resolves when it is gone. */
  stop(): Promise<void>;
  /** Starts again after `kill9` or `stop` (stops first if need be), with the same port and data folder. */
  restart(): Promise<void>;
  /** Stops, and deletes the data folder. */
  dispose(): Promise<void>;
}

/** Neither a model server of this machine nor the settings of whoever runs the tests: empty values also win over `.env`. */
const noModels = {
  HOTSEAT_MODELS: "configured",
  ...Object.fromEntries(
    [
      "OPENAI_API_KEY",
      "OPENAI_BASE_URL",
      ...["FIRST_WORD", "SILENCE", "TURN"].map((limit) => `HOTSEAT_${limit}_SECONDS`),
      ...["CHAT", "GRADER"].flatMap((role) =>
        ["URL", "MODEL", "KEY", "WINDOW"].map((field) => `HOTSEAT_${role}_${field}`),
      ),
    ].map((name) => [name, ""]),
  ),
};

const linkPattern = /http:\/\/127\.0\.0\.1:\d+\/#key=\S+/;
const startLimitMs = 20_000;

/** Starts it and waits for its printed link. Throws with all that it printed when none comes. */
export async function runApp(extraEnvironment: NodeJS.ProcessEnv = {}): Promise<RunningApp> {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), "hotseat-"));
  const environment = {
    ...process.env,
    HOTSEAT_PORT: String(port),
    HOTSEAT_HOME: home,
    HOTSEAT_NO_OPEN: "1",
    ...noModels,
    NODE_COMPILE_CACHE: compileCache,
    ...extraEnvironment,
  };
  let current = await start(environment);

  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    current.child.kill(signal);
    await current.gone;
  };
  return {
    get link() {
      return current.link;
    },
    get pid() {
      return current.child.pid ?? 0;
    },
    origin: `http://127.0.0.1:${port}`,
    port,
    home,
    printed: () => current.printed(),
    kill9: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    restart: async () => {
      await end("SIGTERM");
      current = await start(environment);
    },
    dispose: async () => {
      await end("SIGKILL");
      rmSync(home, { recursive: true, force: true });
    },
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly link: string;
  readonly gone: Promise<void>;
  printed(): string;
}

async function start(environment: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn(process.execPath, [join(root, "server", "main.ts")], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let text = "";
  const link = await new Promise<string>((resolve, reject) => {
    const giveUp = (reason: string) => reject(new Error(`The server ${reason}. It printed:\n${text}`));
    const timer = setTimeout(() => giveUp("printed no link in time"), startLimitMs);
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = linkPattern.exec(text);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      giveUp(`ended with ${code} before it printed a link`);
    });
  });
  return { child, link, gone, printed: () => text };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no free port");
  return address.port;
}
