import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { closeIncidents } from "../notifications/close-incidents.ts";
import { findChannel } from "./channel-row.ts";

/**
 * Deletes a channel with its log; what was still to be sent to it is not sent. Incidents that it opened are closed
 * first: until then the row stays, seen by nobody.
 */
export async function deleteChannel(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await changeConfiguration(ctx, async (tx) => {
    await findChannel(ctx, tx, id);
    const { projectId } = ctx;
    const ofChannel = { projectId, channelId: id };
    await tx.notification.deleteMany({ where: { ...ofChannel, status: "PENDING", claimId: null } });
    if ((await closeIncidents(ctx, tx, { channelId: id })) > 0) {
      const at = ctx.now();
      // The name is free for another from now on.
      const data = { name: id, deletedAt: at, disabledAt: at, updatedAt: at };
      await tx.channel.update({ where: { id }, data });
      return;
    }
    await tx.notification.deleteMany({ where: ofChannel });
    await tx.channel.delete({ where: { id } });
  });
  return { id };
}
