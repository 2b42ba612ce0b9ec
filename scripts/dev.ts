import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createServer } from "vite";
import { root } from "./page-stamp.ts";

/**
 * npm run dev: Vite serves the page and reloads what changes; our server runs beside it, restarts when its files change,
 * and keeps its data in a throw-away folder. The page uses a database of its own name, so real interviews stay out of reach.
 */
const pagePort = 5183;
const serverPort = 5184;
const serverOrigin = `http://127.0.0.1:${serverPort}`;
const home = join(root, "node_modules", ".cache", "dev-home");

mkdirSync(home, { recursive: true });
process.env["VITE_HOTSEAT_DATABASE"] = "hotseat-dev";
const page = await createServer({
  configFile: join(root, "vite.config.ts"),
  server: {
    host: "127.0.0.1",
    port: pagePort,
    strictPort: true,
    // The server refuses a Host or Origin that is not its own; only in development does somebody stand in for it.
    // The page's own web/api/*.ts come from Vite.
    proxy: {
      [String.raw`^/api/(?!.*\.ts(?:$|\?))`]: {
        target: serverOrigin,
        changeOrigin: true,
        headers: { origin: serverOrigin },
      },
    },
  },
});
await page.listen();

const server = spawn(process.execPath, ["--watch", "--watch-preserve-output", join(root, "server", "main.ts")], {
  cwd: root,
  stdio: ["ignore", "pipe", "inherit"],
  env: { ...process.env, HOTSEAT_PORT: String(serverPort), HOTSEAT_HOME: home, HOTSEAT_NO_OPEN: "1" },
});
server.stdout.on("data", (chunk: Buffer) =>
  process.stdout.write(chunk.toString().replaceAll(`:${serverPort}/#key`, `:${pagePort}/#key`)),
);
server.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    server.kill("SIGTERM");
    process.exit(0);
  });
}
