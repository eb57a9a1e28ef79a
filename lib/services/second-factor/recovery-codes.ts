import { randomBytes } from "node:crypto";
import {
  hashRecoveryCode,
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  toRecoveryCode,
} from "#lib/domain/accounts/recovery-code.ts";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { OwnAccountContext } from "../accounts/account-context.ts";
import { assertConfirmed } from "../sessions/confirm-session.ts";

/** Makes new recovery codes in place of all others; they are shown this once. */
export async function replaceRecoveryCodes(
  tx: Pick<Prisma.TransactionClient, "recoveryCode">,
  userId: string,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    toRecoveryCode(randomBytes(RECOVERY_CODE_BYTES)),
  );
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashRecoveryCode(code) })),
  });
  return codes;
}

/** Makes new recovery codes for whoever used theirs up or lost them. Throws as `assertConfirmed` does. */
export async function renewRecoveryCodes(
  ctx: OwnAccountContext,
): Promise<{ recovery_codes: string[] }> {
  if (!ctx.session.hasSecondFactor) throw new AppError("CONFLICT", "Two-step sign-in is off");
  await assertConfirmed(ctx);
  const codes = await ctx.db.prisma.$transaction((tx) =>
    replaceRecoveryCodes(tx, ctx.session.user.id),
  );
  return { recovery_codes: codes };
}
