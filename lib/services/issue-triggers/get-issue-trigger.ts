import type { IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";
import type { ServiceContext } from "../context.ts";
import { findIssueTrigger } from "./find-issue-trigger.ts";
import { presentIssueTrigger } from "./present-issue-trigger.ts";

export async function getIssueTrigger(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<IssueTriggerModel> {
  return presentIssueTrigger(ctx, await findIssueTrigger(ctx, ctx.db.prisma, id));
}
