import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findChannel } from "./channel-row.ts";

/** Deletes a channel with its log; what was still to be sent to it is not sent. */
export async function deleteChannel(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await changeConfiguration(ctx, async (tx) => {
    await findChannel(ctx, tx, id);
    await tx.notification.deleteMany({ where: { projectId: ctx.projectId, channelId: id } });
    await tx.channel.delete({ where: { id } });
  });
  return { id };
}
