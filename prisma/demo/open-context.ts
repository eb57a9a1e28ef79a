import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createDatabase, type Database } from "#lib/adapters/db.ts";
import type { Env } from "#lib/adapters/env.ts";
import { createMailer } from "#lib/adapters/mailer.ts";
import { createQueue } from "#lib/adapters/queue.ts";
import { createTxtResolver } from "#lib/adapters/resolve-txt.ts";
import { createSandbox } from "#lib/adapters/sandbox/sandbox.ts";
import { createSecretBox } from "#lib/adapters/secret-box.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import type { ServiceContext } from "#lib/services/context.ts";

const STATEMENT_TIMEOUT_MS = 120_000;

export type Opened = { ctx: ServiceContext; projectName: string; close(): Promise<void> };

/**
 * Opens the installation as the owner of one project: that of the id or name `wanted`, else the first.
 * Returns null when there is no such project.
 */
export async function openContext(env: Env, wanted: string | undefined): Promise<Opened | null> {
  const settings = { name: "sluice demo", max: 2, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
  const db = createDatabase(env.databaseUrl, settings);
  const project = await findProject(db, wanted).catch(async (error) => {
    await db.close();
    throw error;
  });
  if (!project) {
    await db.close();
    return null;
  }
  const { id: projectId, organizationId, name: projectName } = project;
  const queue = await createQueue(env.databaseUrl, { isWorker: false });
  const sandbox = createSandbox(process.cwd(), { maxWaiting: 20, maxWaitMs: 10_000 });
  const addressGuard = createAddressGuard(env.egress);
  const http = createSendHttp(addressGuard);
  const ctx: ServiceContext = {
    projectId,
    actor: { kind: "session", id: "demo", projectId, organizationId, role: "owner", userId: null },
    db,
    queue,
    secretBox: createSecretBox(env.secretKey),
    addressGuard,
    resolveTxt: createTxtResolver(),
    http,
    mailer: createMailer(env.mail),
    sandbox,
    now: () => new Date(),
    publicUrl: env.publicUrl,
    ingestUrl: env.ingestUrl,
    customHost: null,
  };
  return {
    ctx,
    projectName,
    async close() {
      sandbox.close();
      await http.close();
      await queue.stop(1_000);
      await db.close();
    },
  };
}

function findProject(db: Database, wanted: string | undefined) {
  return db.prisma.project.findFirst({
    where: wanted === undefined ? {} : { OR: [{ id: wanted }, { name: wanted }] },
    orderBy: { id: "asc" },
  });
}
