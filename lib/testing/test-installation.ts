import { createDatabase } from "#lib/adapters/db.ts";
import { hashPassword } from "#lib/adapters/password-hash.ts";
import { createSecretBox } from "#lib/adapters/secret-box.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { createFirstData } from "#lib/services/installation/create-first-data.ts";
import { createTestDatabase } from "./test-database.ts";

const SECRET_KEY = "test-secret-key-0123456789abcdef";

export type TestInstallation = Awaited<ReturnType<typeof createTestInstallation>>;

/** Makes a database with the first data in it, and rows as tests about accounts want them. */
export async function createTestInstallation() {
  const database = await createTestDatabase();
  const db = createDatabase(database.url, { name: "test", max: 8 });
  const secretBox = createSecretBox(SECRET_KEY);
  let now = new Date("2026-11-23T10:00:00.000Z");
  const ctx = {
    db,
    secretBox,
    secretKey: SECRET_KEY,
    publicUrl: "http://localhost:3000",
    ingestUrl: null,
    customHost: null,
    now: () => now,
  };
  await createFirstData(ctx, { projectName: null });
  const project = await db.prisma.project.findFirstOrThrow();

  return {
    ctx,
    database,
    project,
    advance(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    async addUser(email: string, role: Role | null, password: string | null = null) {
      const id = newId(ID_PREFIXES.user, now.getTime());
      const passwordHash = password && (await hashPassword(password));
      await db.prisma.user.create({ data: { id, email, passwordHash } });
      if (role) {
        const memberId = newId(ID_PREFIXES.member, now.getTime());
        const { organizationId } = project;
        await db.prisma.member.create({ data: { id: memberId, organizationId, userId: id, role } });
      }
      return id;
    },
    /** Adds a project to the first organization, or to one of its own. */
    async addProject(input: { isPrivate?: boolean; isForeign?: boolean } = {}) {
      const nowMs = now.getTime();
      let { organizationId } = project;
      if (input.isForeign) {
        organizationId = newId(ID_PREFIXES.organization, nowMs);
        await db.prisma.organization.create({ data: { id: organizationId, name: "Foreign" } });
      }
      const id = newId(ID_PREFIXES.project, nowMs + 1);
      return db.prisma.project.create({
        data: {
          id,
          organizationId,
          name: "Another project",
          isPrivate: input.isPrivate ?? false,
          signingSecret: secretBox.seal("s", {
            projectId: id,
            resource: id,
            field: "signing_secret",
          }),
        },
      });
    },
    async close() {
      await db.close();
      await database.drop();
    },
  };
}
