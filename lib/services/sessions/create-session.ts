import { describeDevice } from "#lib/domain/accounts/describe-device.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { recordAccountAudit } from "#lib/services/audit/record-account-audit.ts";
import { inTransaction } from "#lib/services/configuration/change-configuration.ts";
import type { ServiceContext } from "#lib/services/context.ts";

export const SESSION_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_USER_AGENT = 500;

/** From where somebody signs in. */
export type SignInOrigin = { ipAddress: string | null; userAgent: string | null };

type NewSession = SignInOrigin & {
  userId: string;
  /** By what its owner proved to be there: `password`, `link`, or the name of a provider. */
  method?: string;
};

/**
 * Starts a session of the user and returns its id, which is all that the cookie will carry. Where the user
 * has a second factor, the session is good for nothing else until that was given.
 */
export async function createSession(
  ctx: Pick<ServiceContext, "db" | "now">,
  input: NewSession,
): Promise<string> {
  const now = ctx.now();
  const id = newId(ID_PREFIXES.session, now.getTime());
  const { userId, ipAddress, method = "password" } = input;
  await ctx.db.prisma.$transaction(async (tx) => {
    const data = {
      id,
      userId,
      method,
      ipAddress,
      userAgent: input.userAgent?.slice(0, MAX_USER_AGENT) ?? null,
      createdAt: now,
      lastSeenAt: now,
      confirmedAt: now,
      expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY_MS),
    };
    await tx.session.create({ data, select: { id: true } });
    const entry = { userId, action: "session.create", resourceType: "session", ipAddress } as const;
    const resourceName = describeDevice(input.userAgent);
    const told = { ...entry, resourceId: id, resourceName, after: { method } };
    await recordAccountAudit(inTransaction(tx), told, now);
  });
  return id;
}
