import type { IssueTriggerConfigs } from "#lib/schemas/issue-trigger.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";

type Target = { field: string; ids: string[]; known: Promise<{ id: string }[]> };

/**
 * Throws VALIDATION for an id that is of nothing in this project: such a trigger would never open an issue.
 * What was deleted is still known, so that a trigger that names it can be saved again.
 */
export async function assertKnownTargets(
  ctx: Pick<ServiceContext, "projectId">,
  tx: Prisma.TransactionClient,
  configs: IssueTriggerConfigs,
): Promise<void> {
  const target = findTarget(ctx, tx, configs);
  if (!target) return;
  const known = new Set((await target.known).map(({ id }) => id));
  const faults = target.ids.flatMap((id, at) =>
    known.has(id)
      ? []
      : [`configs.${target.field}[${at}] must be the id of one of the project's ${target.field}`],
  );
  if (faults.length > 0) throw validationError(faults);
}

function findTarget(
  ctx: Pick<ServiceContext, "projectId">,
  tx: Prisma.TransactionClient,
  configs: IssueTriggerConfigs,
): Target | null {
  const query = (ids: string[]) => ({
    where: { projectId: ctx.projectId, id: { in: ids } },
    select: { id: true },
  });
  if ("connections" in configs && Array.isArray(configs.connections)) {
    const ids = configs.connections;
    return { field: "connections", ids, known: tx.connection.findMany(query(ids)) };
  }
  if ("transformations" in configs && Array.isArray(configs.transformations)) {
    const ids = configs.transformations;
    return { field: "transformations", ids, known: tx.transformation.findMany(query(ids)) };
  }
  if ("destinations" in configs && Array.isArray(configs.destinations)) {
    const ids = configs.destinations;
    return { field: "destinations", ids, known: tx.destination.findMany(query(ids)) };
  }
  if ("sources" in configs && Array.isArray(configs.sources)) {
    const ids = configs.sources;
    return { field: "sources", ids, known: tx.source.findMany(query(ids)) };
  }
  return null;
}
