import { tokenLink } from "#lib/domain/accounts/one-time-token.ts";
import { passwordResetMail } from "#lib/domain/mail/password-reset-mail.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { AccountContext } from "./account-context.ts";
import { limitMail } from "./limit-mail.ts";
import { issueToken } from "./one-time-tokens.ts";
import { takeAsLong } from "./take-as-long.ts";

const LIFE_MS = 60 * 60_000;

async function sendReset(ctx: AccountContext, email: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (!user) return;
    const about = { kind: "password-reset", userId: user.id, email, lifeMs: LIFE_MS } as const;
    const { token } = await issueToken(ctx, tx, about);
    const url = tokenLink(ctx.publicUrl, "/reset-password", token);
    const mail = { to: email, ...passwordResetMail({ url }) };
    await queueMail(ctx, inTransaction(tx), {
      kind: "password.reset",
      expiresInMs: LIFE_MS,
      ...mail,
    });
  });
}

/**
 * Mails a link that sets a new password. Answers alike, and after the same time, whether or not the address
 * has an account. Throws RATE_LIMITED, UNAVAILABLE where no mail is sent.
 */
export async function requestPasswordReset(
  ctx: AccountContext,
  input: { email: string; ipAddress: string | null },
): Promise<void> {
  await limitMail(ctx, "password reset", input);
  await takeAsLong(() => sendReset(ctx, input.email));
}
