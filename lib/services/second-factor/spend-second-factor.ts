import { hashRecoveryCode } from "#lib/domain/accounts/recovery-code.ts";
import { matchTotp } from "#lib/domain/accounts/totp.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { AccountContext } from "../accounts/account-context.ts";
import { openSecret } from "./seal-secret.ts";

type Given = { userId: string; code: string };
type Row = { secret: Uint8Array; last_step: number | null };

/** A code of the app: six digits, with or without a space. */
const APP_CODE = /^\d{3}\s?\d{3}$/;

/**
 * Uses up a code of the account's authenticator app, or one of its recovery codes; returns which, null when
 * it is wrong or was used before. The row is locked, so that a code that is sent twice at once counts once.
 */
export async function spendSecondFactor(
  ctx: Pick<AccountContext, "now" | "secretBox">,
  tx: Prisma.TransactionClient,
  { userId, code }: Given,
): Promise<"app" | "recovery" | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT secret, last_step FROM second_factor
    WHERE user_id = ${userId} AND confirmed_at IS NOT NULL FOR UPDATE`;
  if (!row) return null;
  const typed = code.trim();
  if (APP_CODE.test(typed)) {
    const secret = openSecret(ctx.secretBox, userId, row.secret);
    const when = { nowMs: ctx.now().getTime(), lastStep: row.last_step };
    const step = matchTotp(secret, typed.replace(/\s/, ""), when);
    if (step === null) return null;
    await tx.secondFactor.update({ where: { userId }, data: { lastStep: step } });
    return "app";
  }
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashRecoveryCode(typed), usedAt: null },
    data: { usedAt: ctx.now() },
  });
  return count === 1 ? "recovery" : null;
}
