import type { IssueTriggerInput, IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentIssueTrigger } from "./present-issue-trigger.ts";
import { addIssueTrigger, assertTriggerNameIsFree } from "./save-issue-trigger.ts";

/** Creates a trigger. Throws RESOURCE_ALREADY_EXISTS when the name is taken. */
export async function createIssueTrigger(
  ctx: ServiceContext,
  input: IssueTriggerInput,
): Promise<IssueTriggerModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    await assertTriggerNameIsFree(ctx, tx, input.name);
    return addIssueTrigger(ctx, tx, input);
  });
  return presentIssueTrigger(ctx, row);
}
