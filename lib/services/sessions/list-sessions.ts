import { describeDevice } from "#lib/domain/accounts/describe-device.ts";
import type { SessionModel } from "#lib/schemas/session.ts";
import type { OwnAccountContext } from "../accounts/account-context.ts";

const MOST = 100;

/** Lists where the account is signed in, the newest visit first. */
export async function listSessions(ctx: OwnAccountContext): Promise<SessionModel[]> {
  const rows = await ctx.db.prisma.session.findMany({
    where: { userId: ctx.session.user.id, revokedAt: null, expiresAt: { gt: ctx.now() } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  return rows.map((row) => ({
    id: row.id,
    device: describeDevice(row.userAgent),
    ip_address: row.ipAddress,
    method: row.method,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    is_current: row.id === ctx.session.id,
  }));
}
