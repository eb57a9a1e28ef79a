import type { CliKeyModel } from "#lib/schemas/cli-key.ts";
import type { OwnAccountContext } from "../accounts/account-context.ts";
import { ownCliKeys } from "./own-cli-keys.ts";

/** Lists the command lines that act for the account, the newest first. */
export async function listOwnCliKeys(ctx: OwnAccountContext): Promise<CliKeyModel[]> {
  const rows = await ctx.db.prisma.apiKey.findMany({
    where: ownCliKeys(ctx),
    include: { organization: { select: { name: true } } },
    orderBy: { id: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    device: row.label,
    organization: row.organization.name,
    key_fingerprint: row.keyHint,
    created_at: row.createdAt.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
  }));
}
