import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createMailer } from "#lib/adapters/mailer.ts";
import { createQueue, prepareQueues } from "#lib/adapters/queue.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { Role } from "#lib/schemas/permission.ts";
import type { Actor, ServiceContext } from "#lib/services/context.ts";
import { createTestSandbox } from "./routing-worker.ts";
import { createTestInstallation } from "./test-installation.ts";

export type TestApi = Awaited<ReturnType<typeof createTestApi>>;

/** Makes an installation with queues, a context for services, and one for a project that is not theirs. */
export async function createTestApi() {
  const installation = await createTestInstallation();
  const { database, project } = installation;
  await prepareQueues(database.url);
  const queue = await createQueue(database.url, { isWorker: false });
  const { db } = installation.ctx;
  const sandbox = createTestSandbox();
  const http = createSendHttp(createAddressGuard({ allow: [], allowPrivate: true }));
  const mailer = createMailer({ smtpUrl: null, from: "", writesToLog: false });

  function contextFor(target: { id: string; organizationId: string }, role: Role = "admin") {
    const actor: Actor = {
      kind: "api_key",
      id: newId(ID_PREFIXES.apiKey, 0),
      projectId: target.id,
      organizationId: target.organizationId,
      role,
      userId: null,
    };
    const ctx: ServiceContext = {
      ...installation.ctx,
      projectId: target.id,
      actor,
      queue,
      addressGuard: createAddressGuard({ allow: [], allowPrivate: false }),
      resolveTxt: async () => ({ kind: "none" }),
      http,
      mailer,
      sandbox,
    };
    return ctx;
  }

  return {
    ...installation,
    ctx: contextFor(project),
    contextFor,
    foreign: contextFor(await installation.addProject({ isForeign: true })),
    /** The tickets that wait in a queue. */
    async tickets(name: string): Promise<unknown[]> {
      const { rows } = await db.pool.query<{ data: unknown }>(
        "SELECT data FROM pgboss.job WHERE name = $1 AND state < 'active' ORDER BY created_on, id",
        [name],
      );
      return rows.map((row) => row.data);
    },
    async close() {
      sandbox.close();
      await http.close();
      await queue.stop(100);
      await installation.close();
    },
  };
}
