import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

/** Compiled code is kept inside the project, where no other user can write; a folder in /tmp could be anybody's. */
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/compile", import.meta.url)));

const { start } = await import("./start.ts");
await start();
