import { tokenLink } from "#lib/domain/accounts/one-time-token.ts";
import { signInLinkMail } from "#lib/domain/mail/sign-in-link-mail.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { AccountContext } from "./account-context.ts";
import { findSignUp } from "./find-sign-up.ts";
import { limitMail } from "./limit-mail.ts";
import { issueToken } from "./one-time-tokens.ts";
import { takeAsLong } from "./take-as-long.ts";

const LINK_MINUTES = 15;

type Input = { email: string; callbackPath: string; ipAddress: string | null };

async function sendLink(ctx: AccountContext, { email, callbackPath }: Input): Promise<void> {
  const lifeMs = LINK_MINUTES * 60_000;
  await ctx.db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (!user && !(await findSignUp(ctx, tx, email))) return;
    const userId = user?.id ?? null;
    const { token } = await issueToken(ctx, tx, { kind: "sign-in", userId, email, lifeMs });
    const query = callbackPath === "/" ? "" : `?callbackUrl=${encodeURIComponent(callbackPath)}`;
    const url = tokenLink(ctx.publicUrl, `/sign-in/link${query}`, token);
    const mail = { to: email, ...signInLinkMail({ url, minutes: LINK_MINUTES }) };
    await queueMail(ctx, inTransaction(tx), { kind: "sign-in.link", expiresInMs: lifeMs, ...mail });
  });
}

/**
 * Mails a link that signs in. Answers alike, and after the same time, whether the address has an account, may
 * have one, or neither. Throws RATE_LIMITED, UNAVAILABLE where no mail is sent.
 */
export async function requestSignInLink(ctx: AccountContext, input: Input): Promise<void> {
  await limitMail(ctx, "sign-in link", input);
  await takeAsLong(() => sendLink(ctx, input));
}
