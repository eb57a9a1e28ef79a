import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { DEFAULT_ISSUE_CONFIGS } from "#lib/domain/issues/default-configs.ts";
import { AppError } from "#lib/errors.ts";
import { issueType } from "#lib/schemas/enums.ts";
import {
  type IssueTriggerChanges,
  type IssueTriggerInput,
  issueTriggerConfigs,
} from "#lib/schemas/issue-trigger.ts";
import { type IssueTrigger, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { assertKnownTargets } from "./assert-known-targets.ts";
import { storeChannels } from "./stored-channels.ts";

type Tx = Prisma.TransactionClient;

/** What every new row of a trigger begins with. */
export function newTriggerRow(ctx: Pick<ServiceContext, "now">, projectId: string) {
  const now = ctx.now();
  const id = newId(ID_PREFIXES.issueTrigger, now.getTime());
  return { id, projectId, createdAt: now, updatedAt: now };
}

export function findIssueTriggerByName(ctx: ServiceContext, tx: Tx, name: string) {
  return tx.issueTrigger.findFirst({ where: { projectId: ctx.projectId, name, deletedAt: null } });
}

/** Throws RESOURCE_ALREADY_EXISTS when another trigger has that name; many may have none. */
export async function assertTriggerNameIsFree(
  ctx: ServiceContext,
  tx: Tx,
  name: string | null | undefined,
): Promise<void> {
  const existing = name ? await findIssueTriggerByName(ctx, tx, name) : null;
  if (!existing) return;
  const data = { id: existing.id, resource_type: "issue_trigger" };
  throw new AppError("RESOURCE_ALREADY_EXISTS", "An issue trigger has that name", data);
}

/** Adds a trigger whose name is known to be free. */
export async function addIssueTrigger(
  ctx: ServiceContext,
  tx: Tx,
  input: IssueTriggerInput,
): Promise<IssueTrigger> {
  const row = newTriggerRow(ctx, ctx.projectId);
  const { type, name = null, configs = DEFAULT_ISSUE_CONFIGS[type] } = input;
  await assertKnownTargets(ctx, tx, configs);
  const channels = await storeChannels(ctx, tx, row.id, input.channels);
  const autoResolve = input.auto_resolve ?? Prisma.DbNull;
  const runbook = input.runbook ?? null;
  return tx.issueTrigger.create({
    data: {
      ...row,
      type,
      name,
      configs,
      channels: channels ?? Prisma.DbNull,
      autoResolve,
      runbook,
    },
  });
}

/** Changes what the input names of a trigger; the rest stays, its issues too. */
export async function changeIssueTrigger(
  ctx: ServiceContext,
  tx: Tx,
  stored: IssueTrigger,
  input: IssueTriggerChanges,
): Promise<IssueTrigger> {
  const { id } = stored;
  const { name, disabled_at: disabledAt } = input;
  const data: Prisma.IssueTriggerUpdateInput = { updatedAt: ctx.now() };
  if (name !== undefined) data.name = name;
  if (disabledAt !== undefined) data.disabledAt = disabledAt;
  if (input.runbook !== undefined) data.runbook = input.runbook;
  if (input.auto_resolve !== undefined) data.autoResolve = input.auto_resolve ?? Prisma.DbNull;
  if (input.configs !== undefined) {
    const schema = issueTriggerConfigs[issueType.parse(stored.type)];
    const configs = parseInput(schema, input.configs, ["configs"]);
    await assertKnownTargets(ctx, tx, configs);
    data.configs = configs;
  }
  if (input.channels !== undefined) {
    data.channels = (await storeChannels(ctx, tx, id, input.channels)) ?? Prisma.DbNull;
  }
  return tx.issueTrigger.update({ where: { id }, data });
}
