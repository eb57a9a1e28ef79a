import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { closeIncidents } from "../notifications/close-incidents.ts";
import { findIssueTrigger } from "./find-issue-trigger.ts";

/** Deletes a trigger and its issues; incidents that these opened are closed. */
export async function deleteIssueTrigger(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await changeConfiguration(ctx, async (tx) => {
    await findIssueTrigger(ctx, tx, id);
    await closeIncidents(ctx, tx, { triggerId: id });
    const now = ctx.now();
    await tx.issueTrigger.update({ where: { id }, data: { deletedAt: now, updatedAt: now } });
    await tx.issue.deleteMany({ where: { projectId: ctx.projectId, issueTriggerId: id } });
  });
  return { id };
}
