import { type AccountNotice, accountNoticeMail } from "#lib/domain/mail/account-notice-mail.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import { recordAccountAudit } from "../audit/record-account-audit.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { AccountContext } from "./account-context.ts";

/**
 * Mails the owner of an account what happened to it, as soon as the transaction commits, and writes it to the
 * audit log of their organizations.
 */
export async function tellOwner(
  ctx: AccountContext,
  tx: Prisma.TransactionClient,
  { email, notice }: { email: string; notice: AccountNotice },
): Promise<void> {
  const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (user) {
    const entry = {
      userId: user.id,
      action: `account.${notice}`,
      resourceType: "account",
    } as const;
    await recordAccountAudit(inTransaction(tx), { ...entry, resourceId: user.id }, ctx.now());
  }
  if (!ctx.canMail) return;
  const mail = { to: email, ...accountNoticeMail(notice, ctx.publicUrl) };
  await queueMail(ctx, inTransaction(tx), { kind: `account.${notice}`, ...mail });
}
