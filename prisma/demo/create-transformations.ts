import { updateConnection } from "#lib/services/connections/update-connection.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { createTransformation } from "#lib/services/transformations/create-transformation.ts";
import { updateTransformation } from "#lib/services/transformations/update-transformation.ts";
import { runHistory } from "./run-history.ts";
import { TRANSFORMATIONS } from "./transformations.ts";

const HOUR_MS = 60 * 60 * 1_000;
const CREATED_HOURS_AGO = 6 * 24;
const VERSION_HOURS = 40;

/**
 * Creates the transformations, version by version, puts each first among the rules of its connection, and
 * runs it on what that connection delivered last, so that it has executions to look at.
 */
export async function createTransformations(ctx: ServiceContext, now: Date): Promise<void> {
  for (const plan of TRANSFORMATIONS) {
    const at = (version: number): ServiceContext => ({
      ...ctx,
      now: () => new Date(now.getTime() - (CREATED_HOURS_AGO - version * VERSION_HOURS) * HOUR_MS),
    });
    const [first, ...later] = plan.versions;
    const { id } = await createTransformation(at(0), {
      name: plan.name,
      code: first,
      env: plan.env ?? {},
    });
    for (const [index, code] of later.entries()) {
      await updateTransformation(at(index + 1), { id, code });
    }
    const connection = await ctx.db.prisma.connection.findFirstOrThrow({
      where: { projectId: ctx.projectId, name: plan.connection, deletedAt: null },
      select: { id: true, rules: true },
    });
    const others = Array.isArray(connection.rules) ? connection.rules : [];
    await updateConnection(at(later.length), {
      id: connection.id,
      rules: [{ type: "transform", transformation_id: id }, ...(others as never[])],
    });
    await runHistory(ctx, plan, { transformationId: id, connectionId: connection.id });
  }
}
