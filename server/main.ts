import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

/**
 * Starts fast and stays small. Compiled code is kept inside the project, where no other user can write (a folder in /tmp
 * could be anybody's). While packs are first parsed, V8 may not grow its young generation: it would keep 20 MB that
 * it never needs again. After that it may grow to 8 MB a half instead of 16, which saves 90 MB while a long transcript
 * is graded and costs no time. `npm start` names the same cache in its environment, so that this very file comes from it too.
 */
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/compile", import.meta.url)));
setFlagsFromString("--semi-space-growth-factor=1");

const { start } = await import("./start.ts");
await start(() => {
  setFlagsFromString("--max-semi-space-size=8");
  setFlagsFromString("--semi-space-growth-factor=2");
  flushCompileCache();
});
