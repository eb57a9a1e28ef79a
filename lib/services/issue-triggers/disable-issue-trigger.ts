import type { IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findIssueTrigger } from "./find-issue-trigger.ts";
import { presentIssueTrigger } from "./present-issue-trigger.ts";

/** Disables a trigger: it opens no issues; those that are there stay. Safe to repeat. */
export async function disableIssueTrigger(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<IssueTriggerModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findIssueTrigger(ctx, tx, id);
    if (stored.disabledAt) return stored;
    const now = ctx.now();
    return tx.issueTrigger.update({ where: { id }, data: { disabledAt: now, updatedAt: now } });
  });
  return presentIssueTrigger(ctx, row);
}
