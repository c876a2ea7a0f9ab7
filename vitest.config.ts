import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "packages", include: ["packages/*/src/**/*.test.ts"], testTimeout: 30_000 } },
      { test: { name: "tests", include: ["tests/**/*.test.ts"], testTimeout: 120_000 } },
    ],
  },
});
