import { createMirror } from "../mirror.ts";
import { answerLine, headerLine } from "./sessions.ts";

/** A program to be killed: appends turns to the mirror of `argv[2]` and says on standard output which ones are safe. */
const mirror = createMirror(process.argv[2] ?? "");
await mirror.append("killed", [headerLine("killed")]);
for (let seq = 0; seq < 100_000; seq += 1) {
  const appended = await mirror.append("killed", [answerLine(seq, "word ".repeat(400))]);
  process.stdout.write(appended.ok ? `${seq}\n` : `failed ${appended.error.code}\n`);
  if (!appended.ok) break;
}
