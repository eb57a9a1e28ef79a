import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idTimeMs, isTimedId } from "#lib/domain/ids.ts";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import { createDefaultIssueTriggers } from "./create-default-issue-triggers.ts";

const MIGRATION = new URL(
  "../../../prisma/migrations/20261123120100_default_issue_triggers/migration.sql",
  import.meta.url,
);

let installation: TestInstallation;

beforeAll(async () => {
  installation = await createTestInstallation();
});
afterAll(() => installation.close());

const triggersOf = (projectId: string) =>
  installation.ctx.db.prisma.issueTrigger.findMany({
    where: { projectId },
    orderBy: { type: "asc" },
  });

const withoutPlace = (rows: Awaited<ReturnType<typeof triggersOf>>) =>
  rows.map(({ type, name, configs, channels, disabledAt }) => {
    return { type, name, configs, channels, disabledAt };
  });

describe("createDefaultIssueTriggers", () => {
  it("gives a new project what the migration gave those that were there", async () => {
    const { ctx } = installation;
    const old = await installation.addProject();
    await ctx.db.pool.query(await readFile(MIGRATION, "utf8"));
    const fresh = await installation.addProject();
    await ctx.db.prisma.$transaction((tx) => createDefaultIssueTriggers(ctx, tx, fresh.id));

    const migrated = await triggersOf(old.id);
    expect(withoutPlace(migrated)).toEqual(withoutPlace(await triggersOf(fresh.id)));
    expect(migrated).toHaveLength(4);
    for (const { id } of migrated) {
      expect(isTimedId("it", id)).toBe(true);
      expect(idTimeMs(id)).toBe(idTimeMs(old.id));
    }
  });
});
