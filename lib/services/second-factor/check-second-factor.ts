import { AppError } from "#lib/errors.ts";
import type { AccountContext } from "../accounts/account-context.ts";
import { tellOwner } from "../accounts/tell-owner.ts";
import { forgetTries } from "../rate-limits/count-tries.ts";
import { limitTries } from "../rate-limits/limit-tries.ts";
import { findPendingSession } from "../sessions/find-session.ts";
import { spendSecondFactor } from "./spend-second-factor.ts";

/** Six digits are a million: at ten tries in a quarter of an hour, guessing one takes years. */
const TRIES = 10;
const WINDOW_S = 15 * 60;

/**
 * Lets a sign-in go on that waits for its second factor: a code of the app, or a recovery code, which its
 * owner is told of. Throws UNAUTHORIZED when nothing waits, VALIDATION for a wrong code, RATE_LIMITED.
 */
export async function checkSecondFactor(
  ctx: AccountContext,
  { sessionId, code }: { sessionId: string; code: string },
): Promise<void> {
  const pending = await findPendingSession(ctx, sessionId);
  if (!pending) throw new AppError("UNAUTHORIZED", "Sign in again: this took too long");
  const { userId, email } = pending;
  const counter = { key: `second factor ${userId}`, limit: TRIES };
  await limitTries(ctx.db.pool, [counter], WINDOW_S);
  const isRight = await ctx.db.prisma.$transaction(async (tx) => {
    const spent = await spendSecondFactor(ctx, tx, { userId, code });
    if (!spent) return false;
    const now = ctx.now();
    await tx.session.update({
      where: { id: sessionId },
      data: { secondFactorAt: now, confirmedAt: now },
    });
    if (spent === "recovery") await tellOwner(ctx, tx, { email, notice: "recovery-code.used" });
    return true;
  });
  if (!isRight) throw new AppError("VALIDATION", "code is wrong", ["code is wrong"]);
  await forgetTries(ctx.db.pool, [counter.key]);
}
