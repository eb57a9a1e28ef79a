import type { IssueTriggerChanges, IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findIssueTrigger } from "./find-issue-trigger.ts";
import { presentIssueTrigger } from "./present-issue-trigger.ts";
import { assertTriggerNameIsFree, changeIssueTrigger } from "./save-issue-trigger.ts";

/** Changes what the input names of a trigger; the rest stays. */
export async function updateIssueTrigger(
  ctx: ServiceContext,
  input: IssueTriggerChanges & { id: string },
): Promise<IssueTriggerModel> {
  const { id, ...changes } = input;
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findIssueTrigger(ctx, tx, id);
    if (changes.name !== stored.name) await assertTriggerNameIsFree(ctx, tx, changes.name);
    return changeIssueTrigger(ctx, tx, stored, changes);
  });
  return presentIssueTrigger(ctx, row);
}
