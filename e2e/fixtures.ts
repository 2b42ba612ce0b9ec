import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, type Page, test as base, chromium, expect } from "@playwright/test";
import { type RunningApp, runApp } from "../scripts/run-app.ts";

/** What a browser test must not see: errors in the console or on the page, and requests to anywhere else. */
interface Problems {
  /** Errors that this test brings about itself, such as those of a server that it kills. */
  allow(pattern: RegExp): void;
  watch(context: BrowserContext): void;
}

/** A browser whose profile outlives it: close and open again, as after a crash. */
interface Profile {
  open(): Promise<Page>;
  close(): Promise<void>;
}

interface Fixtures {
  /** Set with `test.use`: what the server finds in its environment beside the usual. */
  appEnvironment: NodeJS.ProcessEnv;
  app: RunningApp;
  problems: Problems;
  profile: Profile;
}

export const test = base.extend<Fixtures>({
  appEnvironment: [{}, { option: true }],

  app: async ({ appEnvironment }, provide) => {
    const app = await runApp(appEnvironment);
    await provide(app);
    await app.dispose();
  },

  problems: [
    async ({ app, context }, provide) => {
      const seen: string[] = [];
      const allowed: RegExp[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on("console", (message) => {
          if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
        });
        watched.on("weberror", (error) => seen.push(`page: ${error.error().message}`));
        watched.on("request", (request) => {
          if (!isOurs(request.url(), app.origin)) seen.push(`request to ${request.url()}`);
        });
      };
      watch(context);
      await context.addInitScript(startSeedsAt, firstSeed);
      await provide({ watch, allow: (pattern) => allowed.push(pattern) });
      expect(seen.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))).toEqual([]);
    },
    { auto: true },
  ],

  profile: async ({ problems, launchOptions, viewport, isMobile, hasTouch }, provide) => {
    const folder = mkdtempSync(join(tmpdir(), "hotseat-profile-"));
    let current: BrowserContext | null = null;
    const close = async () => {
      await current?.close();
      current = null;
    };
    await provide({
      close,
      open: async () => {
        await close();
        current = await chromium.launchPersistentContext(folder, { ...launchOptions, viewport, isMobile, hasTouch });
        problems.watch(current);
        await current.addInitScript(startSeedsAt, firstSeed);
        return current.pages()[0] ?? (await current.newPage());
      },
    });
    await close();
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect };

/** Kills the tab's process, as running out of memory does. Open a new page of the same context afterwards. */
export async function crashTab(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  await Promise.all([crashed, page.goto("chrome://crash").catch(() => null)]);
}

/** No violation that axe-core can find, on the page as it stands; the dark theme is the same page in other colours. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // A colour half-way between two states has no contrast of its own.
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === "light" ? axe : axe.withRules(colorRules)).analyze();
    const found = violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary}`),
    );
    expect(found, `axe-core in the ${colorScheme} theme`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** What the page draws its seeds from; another number here plays all tests with other questions. */
const firstSeed = Number(process.env["HOTSEAT_TEST_SEED"] ?? 1);

/**
 * Runs in the page. An interview's seed is the first part of a fresh id, so a counter there makes each run of a test ask the
 * same questions; the rest of the id stays drawn, as ids must differ.
 */
function startSeedsAt(first: number): void {
  // An empty page is no secure context and has no ids to draw.
  if (!isSecureContext) return;
  const drawn = crypto.randomUUID.bind(crypto);
  let next = first;
  const value = () => `${(next++).toString(16).padStart(8, "0")}${drawn().slice(8)}`;
  Object.defineProperty(crypto, "randomUUID", { value });
}

const colorRules = ["color-contrast", "link-in-text-block"];

function isOurs(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || /^(?:data|blob|about|chrome|chrome-error):/.test(url);
}
