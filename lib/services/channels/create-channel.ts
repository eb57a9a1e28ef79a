import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { secretHint } from "#lib/domain/notifications/secret-hint.ts";
import type { ChannelInput, CreatedChannelModel } from "#lib/schemas/channel.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentChannel, readChannelMembers, sealChannelSecret } from "./channel-row.ts";
import {
  assertAllowedFields,
  assertChannelNameIsFree,
  newSigningSecret,
  storeAddresses,
} from "./save-channel.ts";

/** Creates a channel. The secret of a signed webhook is made here and shown this once. */
export async function createChannel(
  ctx: ServiceContext,
  input: ChannelInput,
): Promise<CreatedChannelModel> {
  const { type, name, config } = input;
  const secret = type === "webhook" ? newSigningSecret() : (input.secret ?? {});
  assertAllowedFields(ctx, "config", config);
  assertAllowedFields(ctx, "secret", secret);
  const now = ctx.now();
  const id = newId(ID_PREFIXES.channel, now.getTime());
  const row = await changeConfiguration(ctx, async (tx) => {
    await assertChannelNameIsFree(ctx, tx, name, null);
    return tx.channel.create({
      data: {
        id,
        projectId: ctx.projectId,
        type,
        name,
        config: type === "email" ? await storeAddresses(ctx, tx, config.addresses) : config,
        secret: sealChannelSecret(ctx, id, secret),
        secretHint: secretHint(secret),
        createdAt: now,
        updatedAt: now,
      },
    });
  });
  const shown = presentChannel(row, await readChannelMembers(ctx.db.prisma, [row]));
  return type === "webhook" ? { ...shown, ...secret } : shown;
}
