import { DEFAULT_ISSUE_CONFIGS } from "#lib/domain/issues/default-configs.ts";
import { issueType } from "#lib/schemas/enums.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { newTriggerRow } from "./save-issue-trigger.ts";
import { NOTIFY_BY_EMAIL } from "./stored-channels.ts";

/** Gives a new project what it starts with: one trigger of each type that watches everything. */
export async function createDefaultIssueTriggers(
  ctx: Pick<ServiceContext, "now">,
  tx: Prisma.TransactionClient,
  projectId: string,
): Promise<void> {
  const rows = issueType.options.map((type) => ({
    ...newTriggerRow(ctx, projectId),
    type,
    configs: DEFAULT_ISSUE_CONFIGS[type],
    channels: NOTIFY_BY_EMAIL,
  }));
  await tx.issueTrigger.createMany({ data: rows });
}
