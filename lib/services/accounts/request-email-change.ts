import { tokenLink } from "#lib/domain/accounts/one-time-token.ts";
import { accountNoticeMail } from "#lib/domain/mail/account-notice-mail.ts";
import { emailChangeMail } from "#lib/domain/mail/email-change-mail.ts";
import { emailChangeNoticeMail } from "#lib/domain/mail/email-change-notice-mail.ts";
import { AppError } from "#lib/errors.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { assertConfirmed } from "../sessions/confirm-session.ts";
import type { OwnAccountContext } from "./account-context.ts";
import { limitMail } from "./limit-mail.ts";
import { issueToken } from "./one-time-tokens.ts";

const LIFE_MS = 60 * 60_000;

/**
 * Begins to move the account to another address: that one gets a link which does it, the old one a link which
 * stops it. An address that has an account is told so itself, and nobody else. One change at a time.
 * Throws FORBIDDEN unless its owner proved to be there, RATE_LIMITED, UNAVAILABLE where no mail is sent.
 */
export async function requestEmailChange(
  ctx: OwnAccountContext,
  { email }: { email: string },
): Promise<{ email: string }> {
  await assertConfirmed(ctx);
  const { user } = ctx.session;
  if (email === user.email) {
    throw new AppError("VALIDATION", "email is yours already", ["email is yours already"]);
  }
  await limitMail(ctx, "e-mail change", { email: user.id, ipAddress: user.id });
  await ctx.db.prisma.$transaction(async (tx) => {
    const send = (kind: string, to: string, content: ReturnType<typeof emailChangeMail>) =>
      queueMail(ctx, inTransaction(tx), { kind, to, expiresInMs: LIFE_MS, ...content });
    if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
      await send("email.taken", email, accountNoticeMail("email.taken", ctx.publicUrl));
      return;
    }
    await tx.oneTimeToken.updateMany({
      where: { userId: user.id, kind: "email-change", usedAt: null },
      data: { usedAt: ctx.now() },
    });
    const about = { kind: "email-change", userId: user.id, email, lifeMs: LIFE_MS } as const;
    const { token, cancelToken } = await issueToken(ctx, tx, about);
    const confirmUrl = tokenLink(ctx.publicUrl, "/confirm-email", token);
    const stopUrl = tokenLink(ctx.publicUrl, "/confirm-email/stop", cancelToken);
    const confirm = emailChangeMail({ url: confirmUrl, oldEmail: user.email });
    await send("email.change", email, confirm);
    const notice = emailChangeNoticeMail({ url: stopUrl, newEmail: email });
    await send("email.change-notice", user.email, notice);
  });
  return { email };
}
