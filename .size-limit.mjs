import { existsSync, readFileSync } from "node:fs";

/** What the first screen loads before it can run: the scripts and the preloads that index.html names. */
const html = existsSync("dist/index.html") ? readFileSync("dist/index.html", "utf8") : "";
const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => `dist/${match[1]}`);

export default [{ name: "JavaScript before the first screen", path: scripts, limit: "100 kB", gzip: true }];
