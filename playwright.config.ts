import process from "node:process";
import { defineConfig, devices } from "@playwright/test";
import { chromiumArguments, findChromium } from "./scripts/chromium.ts";

const executablePath = findChromium(false);

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.test.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A second try, as the machine may be shared; Playwright's summary names a test that needed it as flaky.
  retries: 1,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "node_modules/.cache/test-reports/playwright.json" }]],
  use: {
    video: "off",
    // To trace the first try as well takes a quarter more time.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: { args: chromiumArguments, ...(executablePath === null ? {} : { executablePath }) },
  },
  // A test that carries the tag @phone runs on a phone; all others on a desktop.
  projects: [
    { name: "desktop", grepInvert: /@phone/, use: { viewport: { width: 1280, height: 800 } } },
    { name: "phone", grep: /@phone/, use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } } },
  ],
});
