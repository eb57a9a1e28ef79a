import { spawn } from "node:child_process";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/testing/test-database.ts";

const SECRET_KEY = "test-secret-key-0123456789abcdef";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Run = { code: number | null; stdout: string; stderr: string };

function prepare(settings: Record<string, string>): Promise<Run> {
  const child = spawn(process.execPath, ["scripts/prepare.ts"], {
    env: {
      NODE_ENV: "test",
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      SLUICE_SECRET_KEY: SECRET_KEY,
      SLUICE_ALLOW_UNSAFE_DB: "1",
      ...settings,
    },
  });
  const run: Run = { code: null, stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    run.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    run.stderr += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ ...run, code })));
}

function changed(change: (url: URL) => void): string {
  const url = new URL(database.url);
  change(url);
  return url.href;
}

describe("scripts/prepare.ts", () => {
  it("prints one line of JSON", async () => {
    const run = await prepare({});
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(run.stdout)).toEqual({
      dashboardUrl: "http://localhost:3000",
      setupUrl: expect.stringContaining("/setup?token="),
      sourceUrl: expect.stringContaining("/e/"),
    });
  });

  it.each([
    [
      "port",
      (url: URL) => {
        url.port = "1";
      },
      /^No Postgres answers at .*:1: check DATABASE_URL/,
    ],
    [
      "database",
      (url: URL) => {
        url.pathname = "/absent";
      },
      /has no database "absent": create it/,
    ],
  ])("says in one line that the %s is wrong", async (_name, change, line) => {
    const run = await prepare({ DATABASE_URL: changed(change) });
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr.trimEnd()).toMatch(line);
    expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(run.stderr).not.toContain(new URL(database.url).password || "no password");
  });

  it("refuses a Postgres that may lose what it stored", async () => {
    const unsafe = await createTestDatabase();
    const client = new pg.Client({ connectionString: unsafe.url });
    await client.connect();
    await client.query(
      `ALTER DATABASE ${new URL(unsafe.url).pathname.slice(1)} SET synchronous_commit = off`,
    );
    await client.end();
    const run = await prepare({ DATABASE_URL: unsafe.url, SLUICE_ALLOW_UNSAFE_DB: "" });
    await unsafe.drop();
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(
      /^Postgres runs with (fsync|synchronous_commit|full_page_writes) = off/,
    );
  });

  it("names a setting that is wrong", async () => {
    const run = await prepare({ SLUICE_SECRET_KEY: "short" });
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(/^SLUICE_SECRET_KEY must have at least 32 characters/);
  });
});
