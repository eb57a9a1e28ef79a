import { randomBytes } from "node:crypto";
import { TOTP_SECRET_BYTES, toBase32, totpUri } from "#lib/domain/accounts/totp.ts";
import { AppError } from "#lib/errors.ts";
import type { OwnAccountContext } from "../accounts/account-context.ts";
import { assertConfirmed } from "../sessions/confirm-session.ts";
import { sealSecret } from "./seal-secret.ts";

const ISSUER = "Sluice";

/**
 * Makes the secret that an authenticator app is to know. It is in force once a code of it was given; asked for
 * again before, it is another one. Throws CONFLICT while one is in force, FORBIDDEN as `assertConfirmed`.
 */
export async function startSecondFactor(
  ctx: OwnAccountContext,
): Promise<{ secret: string; uri: string }> {
  if (ctx.session.hasSecondFactor) {
    throw new AppError("CONFLICT", "Two-step sign-in is on already");
  }
  await assertConfirmed(ctx);
  const { id: userId, email } = ctx.session.user;
  const bytes = randomBytes(TOTP_SECRET_BYTES);
  const sealed = { secret: sealSecret(ctx.secretBox, userId, bytes), createdAt: ctx.now() };
  await ctx.db.prisma.$transaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
    await tx.secondFactor.create({ data: { userId, ...sealed } });
  });
  return { secret: toBase32(bytes), uri: totpUri(bytes, email, ISSUER) };
}
