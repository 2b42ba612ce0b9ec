import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{core,server,web,scripts}/**/*.test.{ts,tsx}"],
    environment: "node",
    setupFiles: ["scripts/fail-on-console-error.ts"],
    restoreMocks: true,
  },
});
