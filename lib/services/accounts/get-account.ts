import type { AccountModel } from "#lib/schemas/account.ts";
import type { OwnAccountContext } from "./account-context.ts";

/** Tells the owner of an account what it has: ways to sign in, second factor, a change of address under way. */
export async function getAccount(ctx: OwnAccountContext): Promise<AccountModel> {
  const { id } = ctx.session.user;
  const now = ctx.now();
  const user = await ctx.db.prisma.user.findUniqueOrThrow({
    where: { id },
    include: {
      secondFactor: true,
      identities: { orderBy: { id: "asc" } },
      tokens: {
        where: { kind: "email-change", usedAt: null, expiresAt: { gt: now } },
        select: { email: true },
      },
      _count: { select: { codes: { where: { usedAt: null } } } },
    },
  });
  return {
    id,
    email: user.email,
    name: user.name,
    has_password: user.passwordHash !== null,
    pending_email: user.tokens[0]?.email ?? null,
    second_factor_at: user.secondFactor?.confirmedAt?.toISOString() ?? null,
    recovery_codes_left: user._count.codes,
    identities: user.identities.map(({ id, provider, email, createdAt, lastUsedAt }) => ({
      id,
      provider,
      email: email || null,
      created_at: createdAt.toISOString(),
      last_used_at: lastUsedAt.toISOString(),
    })),
  };
}
