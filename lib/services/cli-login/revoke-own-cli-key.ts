import { AppError } from "#lib/errors.ts";
import type { OwnAccountContext } from "../accounts/account-context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import { ownCliKeys } from "./own-cli-keys.ts";

/**
 * Ends a command line that acts for the account: its next call is refused. Throws NOT_FOUND for one that is
 * somebody else's, or over.
 */
export async function revokeOwnCliKey(
  ctx: OwnAccountContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  const now = ctx.now();
  await ctx.db.prisma.$transaction(async (tx) => {
    const row = await tx.apiKey.findFirst({ where: { ...ownCliKeys(ctx), id } });
    if (!row) throw new AppError("NOT_FOUND", "Command line not found", { id });
    await tx.apiKey.update({ where: { id }, data: { revokedAt: now, updatedAt: now } });
    const entry = {
      organizationId: row.organizationId,
      projectId: row.projectId,
      actor: { type: "person", id: ctx.session.user.id },
      action: "cli_key.revoke",
      resourceType: "cli_key",
      resourceId: id,
      resourceName: row.label,
      ...{ before: { label: row.label }, after: null, ipAddress: null },
    } as const;
    await recordAudit(inTransaction(tx), entry, now);
  });
  return { id };
}
