import { verifyPassword } from "#lib/adapters/password-hash.ts";
import { AppError } from "#lib/errors.ts";
import type { OwnAccountContext } from "../accounts/account-context.ts";
import { forgetTries } from "../rate-limits/count-tries.ts";
import { limitTries } from "../rate-limits/limit-tries.ts";
import { spendSecondFactor } from "../second-factor/spend-second-factor.ts";

/** How long a proof is good for. */
const CONFIRMED_MS = 10 * 60_000;
const TRIES = 10;
const WINDOW_S = 15 * 60;

/**
 * Throws FORBIDDEN, with what to ask for, unless the owner of the session proved to be there within the last
 * ten minutes: a session that was left open, or a stolen cookie, is not enough to take an account over.
 */
export async function assertConfirmed(ctx: OwnAccountContext): Promise<void> {
  const { confirmedAt, hasSecondFactor, user } = ctx.session;
  const age = confirmedAt ? ctx.now().getTime() - confirmedAt.getTime() : Number.POSITIVE_INFINITY;
  if (age < CONFIRMED_MS) return;
  const row = await ctx.db.prisma.user.findUnique({
    where: { id: user.id },
    select: { passwordHash: true },
  });
  const by = hasSecondFactor ? "code" : row?.passwordHash ? "password" : "sign_in";
  throw new AppError("FORBIDDEN", "Confirm that it is you", { confirm_by: by });
}

async function isProof(ctx: OwnAccountContext, input: { password?: string; code?: string }) {
  const { hasSecondFactor, user } = ctx.session;
  if (hasSecondFactor) {
    return ctx.db.prisma.$transaction(async (tx) =>
      Boolean(await spendSecondFactor(ctx, tx, { userId: user.id, code: input.code ?? "" })),
    );
  }
  const row = await ctx.db.prisma.user.findUnique({
    where: { id: user.id },
    select: { passwordHash: true },
  });
  return verifyPassword(row?.passwordHash ?? null, input.password ?? "");
}

/**
 * Takes a proof that the owner of the session is there: a code where there is a second factor, else the
 * password. Throws VALIDATION when it is wrong, RATE_LIMITED after ten.
 */
export async function confirmSession(
  ctx: OwnAccountContext,
  input: { password?: string; code?: string },
): Promise<{ confirmed: true }> {
  const { id, user, hasSecondFactor } = ctx.session;
  const counter = { key: `confirm ${user.id}`, limit: TRIES };
  await limitTries(ctx.db.pool, [counter], WINDOW_S);
  if (!(await isProof(ctx, input))) {
    const field = hasSecondFactor ? "code" : "password";
    throw new AppError("VALIDATION", `${field} is wrong`, [`${field} is wrong`]);
  }
  await forgetTries(ctx.db.pool, [counter.key]);
  await ctx.db.prisma.session.updateMany({ where: { id }, data: { confirmedAt: ctx.now() } });
  return { confirmed: true };
}
