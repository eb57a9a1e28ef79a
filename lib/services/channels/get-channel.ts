import type { ChannelModel } from "#lib/schemas/channel.ts";
import type { ServiceContext } from "../context.ts";
import { findChannel, presentChannel, readChannelMembers } from "./channel-row.ts";

/** Returns a channel of the project. Throws NOT_FOUND. */
export async function getChannel(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<ChannelModel> {
  const row = await findChannel(ctx, ctx.db.prisma, id);
  return presentChannel(row, await readChannelMembers(ctx.db.prisma, [row]));
}
