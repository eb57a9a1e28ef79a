import { AppError } from "#lib/errors.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findTransformation } from "./find-transformation.ts";

type UsingConnection = { id: string; name: string | null };

const MAX_NAMED = 100;

/** Finds connections with a rule that runs the transformation, disabled ones included. */
function findUsers(
  ctx: Pick<ServiceContext, "projectId">,
  tx: Prisma.TransactionClient,
  id: string,
): Promise<UsingConnection[]> {
  const rule = JSON.stringify([{ type: "transform", transformation_id: id }]);
  return tx.$queryRaw<UsingConnection[]>(Prisma.sql`
    SELECT id, name FROM connection
    WHERE project_id = ${ctx.projectId} AND deleted_at IS NULL AND rules @> ${rule}::jsonb
    ORDER BY id LIMIT ${MAX_NAMED}`);
}

/**
 * Deletes a transformation. Throws UNPROCESSABLE, naming the connections, while any uses it: without it
 * all of their requests would be ignored.
 */
export async function deleteTransformation(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await changeConfiguration(ctx, async (tx) => {
    await findTransformation(ctx, tx, id);
    const connections = await findUsers(ctx, tx, id);
    if (connections.length > 0) {
      const names = connections.map(({ id, name }) => name ?? id).join(", ");
      const message = `The transformation is used by connections: ${names}.`;
      throw new AppError("UNPROCESSABLE", message, {
        type: "transformation",
        field: "id",
        connections,
      });
    }
    const now = ctx.now();
    await tx.transformation.update({ where: { id }, data: { deletedAt: now, updatedAt: now } });
  });
  return { id };
}
