import { secretHint } from "#lib/domain/notifications/secret-hint.ts";
import { AppError } from "#lib/errors.ts";
import type { CreatedChannelModel } from "#lib/schemas/channel.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findChannel, presentChannel, sealChannelSecret } from "./channel-row.ts";
import { newSigningSecret } from "./save-channel.ts";

/** Gives a signed webhook a new secret, shown this once; the old one signs nothing from then on. */
export async function rollChannelSecret(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<CreatedChannelModel> {
  const secret = newSigningSecret();
  const row = await changeConfiguration(ctx, async (tx) => {
    const { type } = await findChannel(ctx, tx, id);
    if (type !== "webhook") {
      throw new AppError("UNPROCESSABLE", "Only signed webhooks have a secret that is made here.");
    }
    const data = {
      secret: sealChannelSecret(ctx, id, secret),
      secretHint: secretHint(secret),
      updatedAt: ctx.now(),
    };
    return tx.channel.update({ where: { id }, data });
  });
  return { ...presentChannel(row, new Map()), ...secret };
}
