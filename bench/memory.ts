import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Memory of a process now and at its highest so far, in MB. Where only `ps` is there, the highest is what it is now. */
export function memoryOf(pid: number): { readonly nowMb: number; readonly peakMb: number } {
  const status = `/proc/${pid}/status`;
  if (existsSync(status)) {
    const text = readFileSync(status, "utf8");
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) / 1024;
    return { nowMb: megabytes("VmRSS"), peakMb: megabytes("VmHWM") };
  }
  const nowMb = Number(spawnSync("ps", ["-o", "rss=", "-p", String(pid)]).stdout.toString()) / 1024;
  return { nowMb, peakMb: nowMb };
}
