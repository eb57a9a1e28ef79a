import { secretHint } from "#lib/domain/notifications/secret-hint.ts";
import {
  type ChannelChanges,
  type ChannelModel,
  channelConfigs,
  channelSecrets,
  channelType,
} from "#lib/schemas/channel.ts";
import type { Channel, Prisma } from "../../../generated/prisma/client.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { parseInput, validationError } from "../parse-input.ts";
import {
  findChannel,
  presentChannel,
  readChannelMembers,
  sealChannelSecret,
} from "./channel-row.ts";
import { assertAllowedFields, assertChannelNameIsFree, storeAddresses } from "./save-channel.ts";

/** Changes what the input names of a channel; config and secret are replaced whole. */
export async function updateChannel(
  ctx: ServiceContext,
  { id, ...changes }: ChannelChanges & { id: string },
): Promise<ChannelModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findChannel(ctx, tx, id);
    const data: Prisma.ChannelUpdateInput = { updatedAt: ctx.now() };
    if (changes.name !== undefined) {
      await assertChannelNameIsFree(ctx, tx, changes.name, id);
      data.name = changes.name;
    }
    if (changes.disabled !== undefined) {
      data.disabledAt = changes.disabled ? (stored.disabledAt ?? ctx.now()) : null;
    }
    if (changes.config) {
      data.config = await changedConfig(ctx, tx, stored, changes.config);
      if (!changes.secret) assertStaysWithSecret(stored, data.config);
    }
    if (changes.secret) Object.assign(data, changedSecret(ctx, stored, changes.secret));
    return tx.channel.update({ where: { id }, data });
  });
  return presentChannel(row, await readChannelMembers(ctx.db.prisma, [row]));
}

async function changedConfig(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  stored: Channel,
  input: unknown,
) {
  const type = channelType.parse(stored.type);
  const config = parseInput(channelConfigs[type], input, ["config"]);
  assertAllowedFields(ctx, "config", config);
  return "addresses" in config ? storeAddresses(ctx, tx, config.addresses) : config;
}

/** A key is never sent to an address that somebody who may not know the key has put in its place. */
function assertStaysWithSecret(stored: Channel, config: object): void {
  const before = stored.config as { api_url?: string };
  const after = config as { api_url?: string };
  if (before.api_url === after.api_url) return;
  throw validationError(["secret is required when config.api_url changes"]);
}

function changedSecret(ctx: ServiceContext, stored: Channel, input: unknown) {
  const type = channelType.parse(stored.type);
  const secret = parseInput(channelSecrets[type], input, ["secret"]);
  if (Object.keys(secret).length === 0) return {};
  assertAllowedFields(ctx, "secret", secret);
  return { secret: sealChannelSecret(ctx, stored.id, secret), secretHint: secretHint(secret) };
}
