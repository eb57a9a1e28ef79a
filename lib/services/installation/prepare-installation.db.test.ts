import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "#lib/adapters/db.ts";
import { loadEnv } from "#lib/adapters/env.ts";
import { verifyPassword } from "#lib/adapters/password-hash.ts";
import { createSecretBox } from "#lib/adapters/secret-box.ts";
import { destinationModel } from "#lib/schemas/destination.ts";
import { rulesSchema } from "#lib/schemas/rule.ts";
import { sourceModel } from "#lib/schemas/source.ts";
import { createTestDatabase, type TestDatabase } from "#lib/testing/test-database.ts";
import { findApiKey } from "../api-keys/find-api-key.ts";
import { presentDestination } from "../destinations/present-destination.ts";
import { presentSource } from "../sources/present-source.ts";
import { prepareInstallation } from "./prepare-installation.ts";

const SECRET_KEY = "test-secret-key-0123456789abcdef";
const HEADLESS = {
  SLUICE_INIT_EMAIL: "Ada@Example.com",
  SLUICE_INIT_PASSWORD: "correct horse",
  SLUICE_INIT_PROJECT: "Payments",
  SLUICE_INIT_API_KEY: "operators-own-key",
};

let database: TestDatabase;
let db: ReturnType<typeof createDatabase>;
beforeEach(async () => {
  database = await createTestDatabase();
  db = createDatabase(database.url, { name: "test", max: 2 });
});
afterEach(async () => {
  await db.close();
  await database.drop();
});

function prepare(settings: Record<string, string> = {}, isUnsafeDatabaseAllowed = true) {
  return prepareInstallation({
    env: loadEnv({ DATABASE_URL: database.url, SLUICE_SECRET_KEY: SECRET_KEY, ...settings }),
    migrationsDirectory: "prisma/migrations",
    isUnsafeDatabaseAllowed,
    now: () => new Date(),
  });
}

/** Every row of every table of ours; the queue's own tables count its starts. */
async function contents() {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  const entries = tables.map(async ({ name }) => {
    const { rows } = await db.pool.query(`SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY 1`);
    return [name, rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe("prepareInstallation", () => {
  it("gives an empty database a project with a demo that the API can show", async () => {
    const { dashboardUrl, setupUrl, sourceUrl } = await prepare();
    expect(dashboardUrl).toBe("http://localhost:3000");
    expect(setupUrl).toMatch(/^http:\/\/localhost:3000\/setup\?token=[\w-]{43}$/);

    const project = await db.prisma.project.findFirstOrThrow();
    const secretBox = createSecretBox(SECRET_KEY);
    const urls = { publicUrl: dashboardUrl, ingestUrl: null, customHost: null };
    const ctx = { secretBox, projectId: project.id, now: () => new Date(), ...urls };
    expect(project.name).toBe("My project");
    const place = { projectId: project.id, resource: project.id, field: "signing_secret" };
    expect(secretBox.open(project.signingSecret, place)).toMatch(/^[0-9a-f]{64}$/);

    const connection = await db.prisma.connection.findFirstOrThrow({
      include: { source: true, destination: true },
    });
    const source = sourceModel.parse(presentSource(ctx, connection.source));
    expect(source).toMatchObject({ name: "demo", type: "WEBHOOK", url: sourceUrl });
    const destination = destinationModel.parse(presentDestination(ctx, connection.destination));
    expect(destination).toMatchObject({ name: "echo", type: "MOCK_API" });
    expect(rulesSchema.parse(connection.rules)).toMatchObject([{ type: "retry" }]);
  });

  it("changes nothing the second time, headless or not", async () => {
    const first = await prepare(HEADLESS);
    const before = await contents();
    expect(await prepare(HEADLESS)).toEqual(first);
    expect(await contents()).toEqual(before);
    expect(before.organization).toHaveLength(1);
    expect(before.api_key).toHaveLength(1);
  });

  it("prepares once when processes start together", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => prepare(HEADLESS)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const rows = await contents();
    for (const table of ["organization", "project", "source", "connection", "user", "api_key"]) {
      expect(rows[table], table).toHaveLength(1);
    }
  });

  it("creates account, project and key from the settings", async () => {
    expect(await prepare(HEADLESS)).toMatchObject({ setupUrl: null });
    const user = await db.prisma.user.findFirstOrThrow({ include: { members: true } });
    expect(user.email).toBe("ada@example.com");
    expect(user.members).toMatchObject([{ role: "owner" }]);
    expect(await verifyPassword(user.passwordHash, HEADLESS.SLUICE_INIT_PASSWORD)).toBe(true);
    const project = await db.prisma.project.findFirstOrThrow();
    expect(project.name).toBe("Payments");
    const ctx = { db, now: () => new Date() };
    const key = await findApiKey(ctx, HEADLESS.SLUICE_INIT_API_KEY);
    expect(key).toMatchObject({ projectId: project.id, role: "admin" });
  });

  it("leaves an account, a changed password and a revoked key alone", async () => {
    await prepare(HEADLESS);
    await db.prisma.user.updateMany({ data: { passwordHash: "changed" } });
    await db.prisma.apiKey.updateMany({ data: { revokedAt: new Date() } });
    await prepare({ ...HEADLESS, SLUICE_INIT_EMAIL: "eve@example.com" });
    expect(await db.prisma.user.findMany()).toMatchObject([{ passwordHash: "changed" }]);
    expect(
      await findApiKey({ db, now: () => new Date() }, HEADLESS.SLUICE_INIT_API_KEY),
    ).toBeNull();
  });

  it("adds a second key when the setting changes", async () => {
    await prepare(HEADLESS);
    await prepare({ ...HEADLESS, SLUICE_INIT_API_KEY: "another-key-12" });
    expect(await db.prisma.apiKey.count()).toBe(2);
  });

  it("does not bring back a demo source that was deleted", async () => {
    await prepare();
    await db.prisma.source.updateMany({ data: { deletedAt: new Date() } });
    expect(await prepare()).toMatchObject({ sourceUrl: null });
    expect(await db.prisma.source.count()).toBe(1);
  });

  it("names the source URL by the host for source URLs", async () => {
    const { sourceUrl } = await prepare({ SLUICE_INGEST_URL: "https://in.example.com" });
    expect(sourceUrl).toMatch(/^https:\/\/in\.example\.com\/[0-9a-z]{20}$/);
  });

  it("refuses a secret key that cannot open what is stored", async () => {
    await prepare();
    await expect(
      prepare({ SLUICE_SECRET_KEY: "another-secret-key-0123456789abcdef" }),
    ).rejects.toThrow(/SLUICE_SECRET_KEY is not the key/);
  });

  it("refuses a Postgres that may lose what it stored", async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const name = new URL(database.url).pathname.slice(1);
    await client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
    await client.end();
    await expect(prepare({}, false)).rejects.toThrow(
      /(fsync|synchronous_commit|full_page_writes) = off: a crash would lose/,
    );
    await expect(prepare({}, true)).resolves.toBeDefined();
  });
});
