import type { PlatformContext } from "../context.ts";
import { findOpenInvitation } from "./find-open-invitation.ts";

/** Takes an invitation back: its link is over. Throws NOT_FOUND. */
export async function revokeInvitation(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { id }: { id: string },
): Promise<{ id: string }> {
  await ctx.db.prisma.$transaction(async (tx) => {
    await findOpenInvitation(tx, ctx.caller, id);
    await tx.invitation.updateMany({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
  });
  return { id };
}
