import { matchTotp } from "#lib/domain/accounts/totp.ts";
import { AppError } from "#lib/errors.ts";
import type { OwnAccountContext } from "../accounts/account-context.ts";
import { tellOwner } from "../accounts/tell-owner.ts";
import { limitTries } from "../rate-limits/limit-tries.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { replaceRecoveryCodes } from "./recovery-codes.ts";
import { openSecret } from "./seal-secret.ts";

const TRIES = 20;
const WINDOW_S = 15 * 60;

/**
 * Puts the second factor in force by the first code that the app shows; returns the recovery codes, this once.
 * All other sessions end. Throws VALIDATION for a wrong code, CONFLICT when there is nothing to finish.
 */
export async function finishSecondFactor(
  ctx: OwnAccountContext,
  { code }: { code: string },
): Promise<{ recovery_codes: string[] }> {
  const { id, user } = ctx.session;
  await limitTries(ctx.db.pool, [{ key: `second factor ${user.id}`, limit: TRIES }], WINDOW_S);
  const codes = await ctx.db.prisma.$transaction(async (tx) => {
    const row = await tx.secondFactor.findUnique({ where: { userId: user.id } });
    if (!row || row.confirmedAt) throw new AppError("CONFLICT", "Start again: nothing to confirm");
    const now = ctx.now();
    const secret = openSecret(ctx.secretBox, user.id, row.secret);
    const typed = code.replaceAll(/\s/g, "");
    const step = matchTotp(secret, typed, { nowMs: now.getTime(), lastStep: null });
    if (step === null) throw new AppError("VALIDATION", "code is wrong", ["code is wrong"]);
    await tx.secondFactor.update({
      where: { userId: user.id },
      data: { confirmedAt: now, lastStep: step },
    });
    await tx.session.update({ where: { id }, data: { secondFactorAt: now } });
    await endSessions(ctx, tx, { userId: user.id, exceptId: id });
    await tellOwner(ctx, tx, { email: user.email, notice: "second-factor.added" });
    return replaceRecoveryCodes(tx, user.id);
  });
  return { recovery_codes: codes };
}
