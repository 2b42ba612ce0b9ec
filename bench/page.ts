import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { pageFolder } from "../scripts/page-stamp.ts";
import type { Figure } from "./figures.ts";

const reactAlone = `
  import { createElement } from "react";
  import { createRoot } from "react-dom/client";
  createRoot(document.body).render(createElement("p", null, "Hello"));
`;

/** JavaScript that the first screen loads, gzipped, beside React with its DOM alone. */
export async function measurePage(): Promise<readonly Figure[]> {
  const html = readFileSync(join(pageFolder, "index.html"), "utf8");
  const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? "");
  const value = scripts.reduce((sum, script) => sum + gzippedKb(readFileSync(join(pageFolder, script))), 0);
  return [
    {
      name: "JavaScript before the first screen, gzipped",
      value,
      unit: "kB",
      floor: { name: "React and its DOM alone", value: await reactAloneKb() },
      goal: { atMost: 100 },
    },
  ];
}

async function reactAloneKb(): Promise<number> {
  const entry = "virtual:react-alone";
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, target: "es2024", modulePreload: false, rolldownOptions: { input: entry } },
    plugins: [
      {
        name: "react-alone",
        resolveId: (id) => (id === entry ? join(import.meta.dirname, "react-alone.js") : null),
        load: (id) => (id === join(import.meta.dirname, "react-alone.js") ? reactAlone : null),
      },
    ],
  });
  const outputs = Array.isArray(built) ? built : "output" in built ? [built] : [];
  const chunks = outputs.flatMap((output) => output.output).filter((part) => part.type === "chunk");
  return chunks.reduce((sum, chunk) => sum + gzippedKb(Buffer.from(chunk.code)), 0);
}

const gzippedKb = (content: Buffer): number => gzipSync(content, { level: 9 }).length / 1000;
