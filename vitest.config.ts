import { defineConfig } from "vitest/config";

/** Whole programs and browsers, also on a machine that is busy with other things; in ms. */
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } };

export default defineConfig({
  test: {
    projects: [
      { test: { name: "packages", include: ["packages/*/src/**/*.test.ts"], testTimeout: 30_000 } },
      { test: { name: "tests", include: ["tests/**/*.test.ts"], exclude: ["tests/browser/**"], ...patient } },
      // A pointer that comes while a browser is busy may miss: a journey that fails is walked once more.
      { test: { name: "browser", include: ["tests/browser/**/*.test.ts"], retry: 1, ...patient } },
    ],
  },
});
