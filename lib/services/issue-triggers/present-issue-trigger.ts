import { DEFAULT_AUTO_RESOLVE } from "#lib/domain/issues/auto-resolve.ts";
import { issueType } from "#lib/schemas/enums.ts";
import type {
  AutoResolve,
  IssueTriggerConfigs,
  IssueTriggerModel,
} from "#lib/schemas/issue-trigger.ts";
import type { IssueTrigger } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { presentChannels, readMemberEmails, type StoredChannels } from "./stored-channels.ts";

/** What is in these columns was checked when it was saved. */
function storedTrigger(row: IssueTrigger) {
  return {
    type: issueType.parse(row.type),
    configs: row.configs as IssueTriggerConfigs,
    channels: row.channels as StoredChannels | null,
  };
}

/** Turns rows into what the API answers. */
export async function presentIssueTriggers(
  ctx: ServiceContext,
  rows: readonly IssueTrigger[],
): Promise<IssueTriggerModel[]> {
  const emailOf = await readMemberEmails(
    ctx,
    rows.map((row) => storedTrigger(row).channels),
  );
  return rows.map((row) => {
    const { type, configs, channels } = storedTrigger(row);
    return {
      id: row.id,
      team_id: row.projectId,
      name: row.name,
      type,
      configs,
      channels: presentChannels(ctx, row.id, channels, emailOf),
      auto_resolve: (row.autoResolve as AutoResolve | null) ?? DEFAULT_AUTO_RESOLVE[type],
      runbook: row.runbook,
      disabled_at: row.disabledAt?.toISOString() ?? null,
      updated_at: row.updatedAt.toISOString(),
      created_at: row.createdAt.toISOString(),
      deleted_at: row.deletedAt?.toISOString() ?? null,
    };
  });
}

export async function presentIssueTrigger(
  ctx: ServiceContext,
  row: IssueTrigger,
): Promise<IssueTriggerModel> {
  const [model] = await presentIssueTriggers(ctx, [row]);
  return model as IssueTriggerModel;
}
