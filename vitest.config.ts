import { defineConfig } from "vitest/config";

const shared = { environment: "node" as const, env: { TZ: "America/St_Johns" } };

export default defineConfig({
  test: {
    // Fault tests mostly wait for what comes back by itself.
    maxConcurrency: 10,
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["{lib,worker,scripts,components,app,bench}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/*.fault.test.ts", "**/node_modules/**"],
        },
      },
      {
        test: {
          ...shared,
          name: "db",
          include: ["{lib,worker,scripts,app,prisma}/**/*.db.test.ts"],
          globalSetup: ["./lib/testing/database-setup.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: "fault",
          include: ["{lib,worker,scripts,app}/**/*.fault.test.ts"],
          globalSetup: ["./lib/testing/database-setup.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
