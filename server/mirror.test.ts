import { spawn } from "node:child_process";
import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMirror } from "./mirror.ts";
import { answerLine, deletedLine, headerLine } from "./testing/sessions.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "hotseat-mirror-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const fileOf = (id: string): string => join(home, "sessions", `${id}.jsonl`);
const linesIn = async (id: string): Promise<string[]> => (await readFile(fileOf(id), "utf8")).split("\n").slice(0, -1);

describe("append", () => {
  it("gives back what was appended, in the order of seq", async () => {
    const mirror = createMirror(home);
    expect(await mirror.append("one", [headerLine("one"), answerLine(1), answerLine(0)])).toEqual({
      ok: true,
      value: 3,
    });
    const session = await createMirror(home).read("one");
    expect(session.ok && session.value.events.map(({ seq }) => seq)).toEqual([0, 1]);
    expect(session.ok && session.value.header.title).toBe("A loop");
  });

  it("does not write again what the file has", async () => {
    const mirror = createMirror(home);
    const lines = [headerLine("one"), answerLine(0), deletedLine(null)];
    await mirror.append("one", lines);
    expect(await mirror.append("one", [...lines, answerLine(1)])).toEqual({ ok: true, value: 4 });
    expect(await linesIn("one")).toHaveLength(4);
    expect(await createMirror(home).append("one", lines)).toEqual({ ok: true, value: 4 });
  });

  it("refuses another event in a place that is taken, and writes nothing of that request", async () => {
    const mirror = createMirror(home);
    await mirror.append("one", [headerLine("one"), answerLine(0)]);
    const refused = await mirror.append("one", [answerLine(1), answerLine(0, "Other words.", "other")]);
    expect(refused).toEqual({ ok: false, error: { code: "mirror-conflict" } });
    expect(await linesIn("one")).toHaveLength(2);
    expect(await mirror.append("one", [answerLine(1)])).toEqual({ ok: true, value: 3 });
  });

  it("keeps the header of the highest rev, in whichever order they come", async () => {
    const mirror = createMirror(home);
    await mirror.append("one", [headerLine("one", 3, { title: "Third" })]);
    await mirror.append("one", [headerLine("one", 2, { title: "Second" })]);
    const session = await mirror.read("one");
    expect(session.ok && session.value.header.title).toBe("Third");
  });

  it("reads the header of the highest rev, wherever it stands in the file", async () => {
    await mkdir(join(home, "sessions"));
    const lines = [3, 1, 2].map((rev) => `${JSON.stringify(headerLine("one", rev, { title: `Rev ${rev}` }))}\n`);
    await writeFile(fileOf("one"), lines.join(""));
    const session = await createMirror(home).read("one");
    expect(session.ok && session.value.header.title).toBe("Rev 3");
  });

  it("takes the requests for one session one after the other", async () => {
    const mirror = createMirror(home);
    const seqs = Array.from({ length: 40 }, (_, seq) => seq);
    const counts = await Promise.all(seqs.map((seq) => mirror.append("one", [answerLine(seq)])));
    expect(counts.map((count) => count.ok && count.value)).toEqual(seqs.map((seq) => seq + 1));
    expect(await linesIn("one")).toHaveLength(40);
  });

  it("notices what another program wrote in between", async () => {
    const mirror = createMirror(home);
    await mirror.append("one", [headerLine("one"), answerLine(0)]);
    await createMirror(home).append("one", [answerLine(1)]);
    expect(await mirror.append("one", [answerLine(1, "Other words.", "other")])).toEqual({
      ok: false,
      error: { code: "mirror-conflict" },
    });
  });

  it("lets nobody but the owner read", async () => {
    await createMirror(home).append("one", [headerLine("one")]);
    expect((await stat(join(home, "sessions"))).mode & 0o777).toBe(0o700);
    expect((await stat(fileOf("one"))).mode & 0o777).toBe(0o600);
  });

  it.each(["../one", "a/b", "", "A", "a.b", "x".repeat(65), "one\0", "..", "%2e%2e"])(
    "does not take %j for an id",
    async (id) => {
      const mirror = createMirror(home);
      expect(await mirror.append(id, [answerLine(0)])).toEqual({ ok: false, error: { code: "not-found" } });
      expect(await mirror.read(id)).toEqual({ ok: false, error: { code: "not-found" } });
    },
  );

  it("does not take the header of another session", async () => {
    const appended = await createMirror(home).append("one", [headerLine("two")]);
    expect(appended).toMatchObject({ ok: false, error: { code: "bad-request" } });
  });

  it("does not follow a link out of its folder", async () => {
    await mkdir(join(home, "sessions"));
    await writeFile(join(home, "outside"), "");
    await symlink(join(home, "outside"), fileOf("one"));
    expect(await createMirror(home).append("one", [answerLine(0)])).toEqual({
      ok: false,
      error: { code: "mirror-failed" },
    });
    expect(await readFile(join(home, "outside"), "utf8")).toBe("");
  });

  it("says so when the folder cannot be written", async () => {
    await writeFile(join(home, "sessions"), "a file where the folder should be");
    expect(await createMirror(home).append("one", [answerLine(0)])).toEqual({
      ok: false,
      error: { code: "mirror-failed" },
    });
  });
});

describe("a torn or damaged file", () => {
  it.each([
    '{"v":1,"seq":1,"kind":"ev',
    '{"v":1,"seq":1,"kind":"event","data":{"text":"\u00e4'.slice(0, -1),
    "\0\0\0\0",
    "null",
    "[]",
  ])("skips the tail %j and goes on after it", async (tail) => {
    await createMirror(home).append("one", [headerLine("one"), answerLine(0)]);
    await appendFile(fileOf("one"), tail);
    const mirror = createMirror(home);
    const torn = await mirror.read("one");
    expect(torn.ok && torn.value.events).toHaveLength(1);
    expect(await mirror.append("one", [answerLine(1)])).toEqual({ ok: true, value: 3 });
    const mended = await createMirror(home).read("one");
    expect(mended.ok && mended.value.events.map(({ seq }) => seq)).toEqual([0, 1]);
  });

  it("counts a last line that lacks nothing but its line break", async () => {
    await createMirror(home).append("one", [headerLine("one")]);
    await appendFile(fileOf("one"), JSON.stringify(answerLine(0)));
    const mirror = createMirror(home);
    expect(await mirror.append("one", [answerLine(0), answerLine(1)])).toEqual({ ok: true, value: 3 });
    const session = await mirror.read("one");
    expect(session.ok && session.value.events).toHaveLength(2);
  });

  it("keeps the lines around a damaged one", async () => {
    await createMirror(home).append("one", [headerLine("one"), answerLine(0), answerLine(1)]);
    const text = await readFile(fileOf("one"), "utf8");
    await writeFile(fileOf("one"), text.replace('"seq":0', '"seq":"x"'));
    const session = await createMirror(home).read("one");
    expect(session.ok && session.value.events.map(({ seq }) => seq)).toEqual([1]);
  });

  it("loses no turn that it had called safe when the server is killed", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 4; round += 1) {
      const folder = join(home, String(round));
      const safe = await appendUntilKilled(folder, 15 + round * 20);
      const session = await createMirror(folder).read("killed");
      const seqs = session.ok ? session.value.events.map(({ seq }) => seq) : [];
      expect(seqs.slice(0, safe.length)).toEqual(safe);
      expect(await createMirror(folder).append("killed", [answerLine(200_000)])).toEqual({
        ok: true,
        value: seqs.length + 2,
      });
    }
  });

  it("takes a write back that did not fit on the disk, and says that it failed", { timeout: 60_000 }, async () => {
    const output = await run("bash", ["-c", `ulimit -f 8; "$0" "$1" "$2"`, process.execPath, appendForever, home]);
    expect(output).toContain("failed mirror-failed");
    const acknowledged = output
      .split("\n")
      .filter((line) => /^\d+$/.test(line))
      .map(Number);
    expect(acknowledged.length).toBeGreaterThan(0);
    const session = await createMirror(home).read("killed");
    expect(session.ok && session.value.events.map(({ seq }) => seq)).toEqual(acknowledged);
    expect(await readFile(fileOf("killed"), "utf8")).toMatch(/\n$/);
  });
});

describe("list", () => {
  it("has the newest first, with the number of events", async () => {
    const mirror = createMirror(home);
    await mirror.append("old", [headerLine("old", 1, { createdAt: "2026-11-01T00:00:00.000Z" }), answerLine(0)]);
    await mirror.append("new", [headerLine("new", 1, { createdAt: "2026-11-20T00:00:00.000Z" })]);
    expect((await mirror.list()).map(({ id, events }) => [id, events])).toEqual([
      ["new", 0],
      ["old", 1],
    ]);
  });

  it("counts each event once, however its line is written", async () => {
    await mkdir(join(home, "sessions"));
    const { v, seq, kind, data } = answerLine(1);
    const lines = [headerLine("one"), answerLine(0), answerLine(0), { kind, data, seq, v }, answerLine(2)];
    await writeFile(
      fileOf("one"),
      `${lines.map((line) => JSON.stringify(line)).join("\n")}\n{"v":1,"seq":3,"kind":"event","da`,
    );
    const mirror = createMirror(home);
    const session = await mirror.read("one");
    expect((await mirror.list()).map(({ events }) => events)).toEqual([3]);
    expect(session.ok && session.value.events).toHaveLength(3);
  });

  it("leaves a deleted session out until the deletion is undone", async () => {
    const mirror = createMirror(home);
    await mirror.append("one", [headerLine("one"), deletedLine("2026-11-23T11:00:00.000Z")]);
    expect(await mirror.list()).toEqual([]);
    const deleted = await mirror.read("one");
    expect(deleted.ok && deleted.value.header.deletedAt).toBe("2026-11-23T11:00:00.000Z");
    await mirror.append("one", [deletedLine(null)]);
    expect(await mirror.list()).toHaveLength(1);
    await mirror.append("one", [deletedLine("2026-11-23T12:00:00.000Z")]);
    expect(await mirror.list()).toEqual([]);
  });

  it("is empty before the first session, and takes no notice of other files", async () => {
    const mirror = createMirror(home);
    expect(await mirror.list()).toEqual([]);
    await mkdir(join(home, "sessions", "folder.jsonl"), { recursive: true });
    await writeFile(join(home, "sessions", "notes.txt"), "mine");
    await writeFile(join(home, "sessions", "Not An Id.jsonl"), JSON.stringify(headerLine("x")));
    await writeFile(join(home, "sessions", "no-header.jsonl"), `${JSON.stringify(answerLine(0))}\n`);
    expect(await mirror.list()).toEqual([]);
  });
});

const appendForever = fileURLToPath(new URL("testing/append-forever.ts", import.meta.url));

/** The seqs that the program had called safe when it was killed. */
async function appendUntilKilled(folder: string, afterLines: number): Promise<number[]> {
  await mkdir(folder);
  await chmod(folder, 0o700);
  const output = await run(process.execPath, [appendForever, folder], afterLines);
  return output.split("\n").slice(0, -1).map(Number);
}

function run(command: string, parameters: readonly string[], killAfterLines = Infinity): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split("\n").length > killAfterLines) child.kill("SIGKILL");
    });
    child.on("error", reject);
    child.on("close", () => resolve(output));
  });
}
