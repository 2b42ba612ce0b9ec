import { accessSync, constants as access, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { filesBelow, pageFolder, root, stampOfSources, writePageStamp } from "./page-stamp.ts";

/** Builds the page into dist/ and lays a .br and a .gz beside every text that they make smaller. */
const stamp = stampOfSources();
try {
  accessSync(root, access.W_OK);
  await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn" });
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text.replaceAll(/^\s+at .*\n?/gm, "")}\n`);
  process.exit(1);
}
for (const file of filesBelow(pageFolder)) compress(file);
writePageStamp(stamp);

function compress(file: string): void {
  const content = readFileSync(file);
  if (content.length < 1024 || !/\.(?:html|js|css|svg|json|txt|webmanifest)$/.test(file)) return;
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  );
  writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
}
