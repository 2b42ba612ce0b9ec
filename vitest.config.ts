import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{core,server,web,scripts}/**/*.test.{ts,tsx,mjs}"],
    environment: "node",
    restoreMocks: true,
  },
});
