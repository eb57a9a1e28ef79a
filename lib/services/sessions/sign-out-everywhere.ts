import type { OwnAccountContext } from "../accounts/account-context.ts";
import { endSessions } from "./end-sessions.ts";

/** Ends all sessions of the account, this one too unless it is to stay. Returns how many ended. */
export async function signOutEverywhere(
  ctx: OwnAccountContext,
  { keeps_this }: { keeps_this: boolean },
): Promise<{ count: number }> {
  const exceptId = keeps_this ? ctx.session.id : undefined;
  return ctx.db.prisma.$transaction(async (tx) => ({
    count: await endSessions(ctx, tx, { userId: ctx.session.user.id, exceptId }),
  }));
}
