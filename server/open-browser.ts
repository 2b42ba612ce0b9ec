import { spawn } from "node:child_process";
import { join } from "node:path";
import { writeFileAtomically } from "./safe-files.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** False where nobody would see a browser: in CI, without a display, or when `HOTSEAT_NO_OPEN=1`. */
export function shouldOpenBrowser(environment: Environment, platform: NodeJS.Platform): boolean {
  if ((environment["CI"] ?? "") !== "" || environment["HOTSEAT_NO_OPEN"] === "1") return false;
  if (platform === "darwin" || platform === "win32") return true;
  return (environment["DISPLAY"] ?? "") !== "" || (environment["WAYLAND_DISPLAY"] ?? "") !== "";
}

/**
 * Opens the link through a page in the data folder (0600) that leads to it, so that the key stands in no list of processes.
 * What goes wrong is not said: the link is on the terminal anyway.
 */
export async function openBrowser(link: string, dataFolder: string, platform: NodeJS.Platform): Promise<void> {
  const path = join(dataFolder, "open.html");
  try {
    await writeFileAtomically(path, redirectPage(link));
    const [command, ...parameters] = commandFor(platform, path);
    const child = spawn(command, parameters, { detached: true, stdio: "ignore" });
    child.on("error", () => undefined);
    child.unref();
  } catch {
    return;
  }
}

/** `link` is an address made here of digits and letters, so it needs no escaping. */
export const redirectPage = (link: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Hotseat</title>` +
  `<meta http-equiv="refresh" content="0;url=${link}"><p><a href="${link}">Open Hotseat</a></p>\n`;

function commandFor(platform: NodeJS.Platform, path: string): [string, ...string[]] {
  if (platform === "darwin") return ["open", path];
  if (platform === "win32") return ["explorer.exe", path];
  return ["xdg-open", path];
}
