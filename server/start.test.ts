import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { redirectPage, shouldOpenBrowser } from "./open-browser.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const readyLine = /^Hotseat is ready: (http:\/\/127\.0\.0\.1:(\d+)\/#key=([0-9a-f]{64}))\n$/;

let home: string;
const running: ChildProcess[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "hotseat-start-"));
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  await rm(home, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  /** What standard output and error had when it was ready, or when it ended. */
  readonly output: string;
  readonly errors: string;
  /** `null` while it runs. */
  readonly code: number | null;
}

function startServer(environment: Record<string, string> = {}): Promise<Started> {
  const settings = { HOTSEAT_HOME: join(home, "data"), HOTSEAT_PORT: "0", HOTSEAT_NO_OPEN: "1", ...environment };
  const child = spawn(process.execPath, [main], { env: { PATH: process.env["PATH"], ...settings } });
  running.push(child);
  let output = "";
  let errors = "";
  return new Promise((resolve) => {
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.endsWith("\n")) resolve({ child, output, errors, code: null });
    });
    child.on("close", (code) => resolve({ child, output, errors, code }));
  });
}

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));

describe("npm start", { timeout: 30_000 }, () => {
  it("prints the link with the key once, and answers there", async () => {
    const { output, child } = await startServer();
    const [, link = "", port, secret] = readyLine.exec(output) ?? [];
    expect((await fetch(link)).status).toBeLessThan(600);
    const reply = await fetch(`http://127.0.0.1:${port}/api/setup`, { headers: { authorization: `Bearer ${secret}` } });
    expect(reply.status).not.toBe(401);
    const cmdline = await readFile(`/proc/${child.pid}/cmdline`, "utf8").catch(() => "");
    expect(cmdline).not.toContain(secret);
  });

  it("keeps its key in a file for the owner alone, in a folder for the owner alone, from start to start", async () => {
    const first = await startServer();
    const data = join(home, "data");
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    expect((await stat(join(data, "secret"))).mode & 0o777).toBe(0o600);
    await chmod(join(data, "secret"), 0o644);
    const second = await startServer();
    expect(readyLine.exec(second.output)?.[3]).toBe(readyLine.exec(first.output)?.[3]);
    expect((await stat(join(data, "secret"))).mode & 0o777).toBe(0o600);
  });

  it("makes another key where the file is damaged", async () => {
    await mkdir(join(home, "data"));
    await writeFile(join(home, "data", "secret"), "half");
    expect((await startServer()).output).toMatch(readyLine);
  });

  it("says in one line that the port is taken, and ends with 1", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = String(typeof address === "object" ? address?.port : "");
    const { code, output, errors } = await startServer({ HOTSEAT_PORT: port });
    other.close();
    expect([code, output]).toEqual([1, ""]);
    expect(errors).toBe(
      `Port ${port} is taken, perhaps by a Hotseat that runs already. Stop what uses it, then start Hotseat again.\n`,
    );
  });

  it("says in one line what is wrong with a setting or the data folder, and ends with 1", async () => {
    const setting = await startServer({ HOTSEAT_MIRROR: "perhaps" });
    expect([setting.code, setting.output, setting.errors]).toEqual([
      1,
      "",
      "HOTSEAT_MIRROR must be on or off, or not set at all.\n",
    ]);
    await writeFile(join(home, "file"), "");
    const folder = await startServer({ HOTSEAT_HOME: join(home, "file") });
    expect([folder.code, folder.output]).toEqual([1, ""]);
    expect(folder.errors).toMatch(/^Hotseat cannot keep its data in .*file \(E\w+\)\. .*HOTSEAT_HOME\.\n$/);
  });

  it("says loudly that another port is for tests", async () => {
    const { child, errors } = await startServer();
    const said =
      errors ||
      (await new Promise<string>((resolve) =>
        child.stderr?.once("data", (chunk: Buffer) => resolve(chunk.toString())),
      ));
    expect(said).toContain("HOTSEAT_PORT IS SET");
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("ends quietly at %s", async (signal) => {
    const { child, output } = await startServer();
    const port = readyLine.exec(output)?.[2];
    await fetch(`http://127.0.0.1:${port}/api/health`);
    const end = ended(child);
    child.kill(signal);
    expect(await end).toBe(0);
  });

  it("ends a page's open stream with its terminal frame, and does not wait for its connection", async () => {
    const { child, output } = await startServer();
    const [, , port, secret] = readyLine.exec(output) ?? [];
    const headers = { authorization: `Bearer ${secret}` };
    const reply = await fetch(`http://127.0.0.1:${port}/api/setup/changes`, { headers });
    const end = ended(child);
    const stoppedAt = performance.now();
    child.kill("SIGTERM");
    expect(await reply.text()).toContain('{"type":"end","reason":"complete"}');
    expect(await end).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(900);
  });

  it("opens the browser through a file for the owner alone, with the key in no list of processes", async () => {
    const seen = join(home, "seen");
    await mkdir(join(home, "bin"));
    await writeFile(
      join(home, "bin", "xdg-open"),
      `#!/bin/sh\ntr '\\0' ' ' < /proc/$$/cmdline > ${seen}.draft; mv ${seen}.draft ${seen}\n`,
    );
    await chmod(join(home, "bin", "xdg-open"), 0o755);
    const { child, output } = await startServer({
      HOTSEAT_NO_OPEN: "0",
      DISPLAY: ":9",
      PATH: `${join(home, "bin")}${delimiter}${process.env["PATH"]}`,
    });
    const [, link, , secret = ""] = readyLine.exec(output) ?? [];
    await expect.poll(() => readFile(seen, "utf8").catch(() => ""), { timeout: 10_000 }).toContain("open.html");
    expect(await readFile(seen, "utf8")).not.toContain(secret);
    const page = join(home, "data", "open.html");
    expect((await stat(page)).mode & 0o777).toBe(0o600);
    expect(await readFile(page, "utf8")).toBe(redirectPage(link ?? ""));
    const end = ended(child);
    child.kill("SIGTERM");
    await end;
    await expect(stat(page)).rejects.toThrow("ENOENT");
  });
});

describe("a browser", () => {
  it.each([
    [{ DISPLAY: ":0" }, "linux", true],
    [{ WAYLAND_DISPLAY: "wayland-0" }, "linux", true],
    [{}, "linux", false],
    [{ DISPLAY: "" }, "linux", false],
    [{ DISPLAY: ":0", CI: "true" }, "linux", false],
    [{ DISPLAY: ":0", HOTSEAT_NO_OPEN: "1" }, "linux", false],
    [{}, "darwin", true],
    [{ CI: "1" }, "darwin", false],
    [{}, "win32", true],
  ] as const)("with %j on %s: opens = %s", (environment, platform, expected) => {
    expect(shouldOpenBrowser(environment, platform)).toBe(expected);
  });
});
