import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

/** What the browser tests, the screenshots and Lighthouse need; said where none is found. */
export const chromiumMissing =
  "No Chromium or Chrome was found for the browser tests: install one (on Debian: apt-get install chromium), or set HOTSEAT_CHROMIUM to its path.";

/** How that Chromium is started: quiet, and without its own sandbox, which containers and root do not have. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

/**
 * Path of a Chromium: HOTSEAT_CHROMIUM, the system's, the usual places; `null` when there is none.
 * `mayInstall` takes Debian's package where we are root.
 */
export function findChromium(mayInstall: boolean): string | null {
  const named = process.env["HOTSEAT_CHROMIUM"];
  if (named !== undefined && named !== "") return existsSync(named) ? named : null;
  const found = firstChromium();
  if (found !== null || !mayInstall || !isRootOnDebian()) return found;
  process.stderr.write("hotseat: Installing Debian's Chromium for the browser tests …\n");
  const commandsToRun = [["update"], ["install", "-y", "--no-install-recommends", "chromium"]];
  for (const command of commandsToRun) {
    spawnSync("apt-get", command, {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  return firstChromium();
}

function firstChromium(): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const inPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...inPath, ...places].find((path) => existsSync(path)) ?? null;
}

function isRootOnDebian(): boolean {
  return (
    process.getuid?.() === 0 && existsSync("/etc/debian_version") && readFileSync("/etc/debian_version").length > 0
  );
}
