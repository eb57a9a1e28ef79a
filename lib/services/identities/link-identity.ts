import { AppError } from "#lib/errors.ts";
import type { AccountContext, OwnAccountContext } from "../accounts/account-context.ts";
import { tellOwner } from "../accounts/tell-owner.ts";
import { assertConfirmed } from "../sessions/confirm-session.ts";
import { findSession } from "../sessions/find-session.ts";
import { addIdentity, type ProvidedIdentity } from "./sign-in-with-provider.ts";

/** How long the way to the provider and back may take. */
const LINKING_MS = 10 * 60_000;

/**
 * Notes that this session is about to link a provider: who comes back from it then is linked to the account
 * instead of signed in. Throws as `assertConfirmed` does.
 */
export async function startLinking(
  ctx: OwnAccountContext,
  { provider }: { provider: string },
): Promise<{ provider: string }> {
  await assertConfirmed(ctx);
  const linkingUntil = new Date(ctx.now().getTime() + LINKING_MS);
  const data = { linkingProvider: provider, linkingUntil };
  await ctx.db.prisma.session.update({ where: { id: ctx.session.id }, data });
  return { provider };
}

/**
 * Links who came back from a provider to the account of the session that waits for them. `none`: the session
 * waits for nobody, so that this is a sign-in; `taken`: another account has them.
 */
export async function linkIdentity(
  ctx: AccountContext,
  { sessionId, ...identity }: ProvidedIdentity & { sessionId: string },
): Promise<"none" | "linked" | "taken"> {
  const session = await findSession(ctx, sessionId);
  if (!session) return "none";
  const { provider, subject } = identity;
  return ctx.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, linkingProvider: provider, linkingUntil: { gt: ctx.now() } },
      data: { linkingProvider: null, linkingUntil: null },
    });
    if (count === 0) return "none";
    const { id: userId, email } = session.user;
    const known = await tx.identity.findUnique({
      where: { provider_subject: { provider, subject } },
    });
    if (known) return known.userId === userId ? "linked" : "taken";
    await addIdentity(ctx, tx, { ...identity, userId });
    await tellOwner(ctx, tx, { email, notice: "identity.linked" });
    return "linked";
  });
}

/**
 * Takes a provider off the account. Throws NOT_FOUND for one that is not there, CONFLICT for the last way in,
 * and as `assertConfirmed` does.
 */
export async function unlinkIdentity(
  ctx: OwnAccountContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await assertConfirmed(ctx);
  const userId = ctx.session.user.id;
  return ctx.db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { passwordHash: true, identities: { select: { id: true } } },
    });
    if (!user.identities.some((each) => each.id === id)) {
      throw new AppError("NOT_FOUND", "Not found", { id });
    }
    if (!user.passwordHash && user.identities.length === 1) {
      throw new AppError("CONFLICT", "Set a password first: this is the only way to sign in");
    }
    await tx.identity.delete({ where: { id } });
    return { id };
  });
}
