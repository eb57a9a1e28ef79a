import type { IssueTriggerModel, IssueTriggerUpsert } from "#lib/schemas/issue-trigger.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { presentIssueTrigger } from "./present-issue-trigger.ts";
import {
  addIssueTrigger,
  changeIssueTrigger,
  findIssueTriggerByName,
} from "./save-issue-trigger.ts";

/**
 * Creates the trigger, or changes the one of that name; what the input does not name stays. Throws
 * VALIDATION when that one is of another type: its issues would be too.
 */
export async function upsertIssueTrigger(
  ctx: ServiceContext,
  input: IssueTriggerUpsert,
): Promise<IssueTriggerModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const existing = await findIssueTriggerByName(ctx, tx, input.name);
    if (!existing) return addIssueTrigger(ctx, tx, input);
    const { type, ...changes } = input;
    if (type !== existing.type) throw validationError([`type must be one of [${existing.type}]`]);
    return changeIssueTrigger(ctx, tx, existing, changes);
  });
  return presentIssueTrigger(ctx, row);
}
