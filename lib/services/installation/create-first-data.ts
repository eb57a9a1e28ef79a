import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { RetryRule } from "#lib/schemas/rule.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import type { StoredDestinationConfig } from "../destinations/destination-config.ts";
import { addProject } from "../projects/add-project.ts";
import { resolveSourceConfig } from "../sources/source-config.ts";

type Tx = Prisma.TransactionClient;
type InstallationContext = Pick<ServiceContext, "db" | "now" | "secretBox">;

export const DEMO_SOURCE_NAME = "demo";
const DEMO_DESTINATION_NAME = "echo";
const DEFAULT_PROJECT_NAME = "My project";
const ORGANIZATION_NAME = "My organization";

const RETRY: RetryRule = { type: "retry", strategy: "exponential", interval: 60_000, count: 5 };

const ECHO: StoredDestinationConfig = {
  delivery_policy: null,
  delivery_timeout: null,
  path_forwarding_disabled: false,
  http_method: null,
};

/**
 * Gives an empty installation what there is to see at the first visit: an organization, a project, and in it
 * a source that is connected to a destination which echoes. Does nothing where there is an organization.
 */
export async function createFirstData(
  ctx: InstallationContext,
  input: { projectName: string | null },
): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('sluice first data'))`;
    if ((await tx.organization.count()) > 0) return;
    const organizationId = await addOrganization(ctx, tx);
    const name = input.projectName ?? DEFAULT_PROJECT_NAME;
    const { id } = await addProject(ctx, tx, { organizationId, name });
    await addDemo(ctx, tx, id);
  });
}

async function addOrganization(ctx: InstallationContext, tx: Tx): Promise<string> {
  const now = ctx.now();
  const id = newId(ID_PREFIXES.organization, now.getTime());
  const data = { id, name: ORGANIZATION_NAME, createdAt: now, updatedAt: now };
  await tx.organization.create({ data });
  return id;
}

async function addDemo(ctx: InstallationContext, tx: Tx, projectId: string): Promise<void> {
  const now = ctx.now();
  const row = (prefix: "src" | "des" | "web") => ({
    id: newId(prefix, now.getTime()),
    projectId,
    createdAt: now,
    updatedAt: now,
  });
  const { config } = resolveSourceConfig({}, null, []);
  const source = {
    ...row(ID_PREFIXES.source),
    name: DEMO_SOURCE_NAME,
    config: config as Prisma.InputJsonObject,
  };
  const destination = {
    ...row(ID_PREFIXES.destination),
    name: DEMO_DESTINATION_NAME,
    type: "MOCK_API",
    config: ECHO as Prisma.InputJsonObject,
  };
  await tx.source.create({ data: source });
  await tx.destination.create({ data: destination });
  await tx.connection.create({
    data: {
      ...row(ID_PREFIXES.connection),
      sourceId: source.id,
      destinationId: destination.id,
      rules: [RETRY],
    },
  });
}
