import { AppError } from "#lib/errors.ts";
import type { ClaimedCliIdentity } from "#lib/schemas/cli-login.ts";
import type { DeviceLogin } from "../../../generated/prisma/client.ts";
import { addApiKey } from "../api-keys/add-api-key.ts";
import { findApiKey } from "../api-keys/find-api-key.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { PublicContext } from "../context.ts";
import { hashLoginSecret } from "./cli-login-secret.ts";
import { presentCliIdentity } from "./present-cli-identity.ts";

type PollContext = Pick<PublicContext, "db" | "now">;
type Polled = { claimed: false } | ClaimedCliIdentity;

/** Makes the key of a login that was confirmed. Of two that ask at once only one gets it. */
async function claim(ctx: PollContext, login: DeviceLogin): Promise<Polled> {
  const { userId, projectId, deviceName } = login;
  if (!userId || !projectId) return { claimed: false };
  const identity = await presentCliIdentity(ctx.db, { clientId: login.id, projectId, userId });
  const created = await ctx.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.deviceLogin.deleteMany({ where: { id: login.id } });
    if (count === 0) return null;
    const key = await addApiKey(ctx, tx, {
      kind: "cli",
      organizationId: identity.organization_id,
      projectId,
      userId,
      label: deviceName || "Command line",
      clientId: login.id,
    });
    const entry = {
      organizationId: identity.organization_id,
      projectId,
      actor: { type: "person", id: userId },
      action: "cli_key.create",
      resourceType: "cli_key",
      resourceId: key.id,
      resourceName: key.label,
      ...{ before: null, after: { label: key.label, scopes: key.scopes }, ipAddress: null },
    } as const;
    await recordAudit(inTransaction(tx), entry, ctx.now());
    return key;
  });
  if (!created) throw new AppError("UNAUTHORIZED", "Unauthorized");
  return { claimed: true, key: created.key, ...identity };
}

/**
 * Answers a command line that asks whether somebody let it in; the answer that says so shows its key, once.
 * One that has a key already is told who it acts for. Throws UNAUTHORIZED for what is neither.
 */
export async function pollCliLogin(ctx: PollContext, { key }: { key: string }): Promise<Polled> {
  const login = await ctx.db.prisma.deviceLogin.findFirst({
    where: { pollHash: hashLoginSecret(key), expiresAt: { gt: ctx.now() } },
  });
  if (login) return claim(ctx, login);
  const found = await findApiKey(ctx, key);
  if (!found?.projectId || found.kind === "organization") {
    throw new AppError("UNAUTHORIZED", "Unauthorized");
  }
  const { id, projectId, kind } = found;
  const userId = kind === "cli" ? found.userId : null;
  const { clientId } = await ctx.db.prisma.apiKey.findUniqueOrThrow({ where: { id } });
  const identity = await presentCliIdentity(ctx.db, {
    clientId: clientId ?? id,
    projectId,
    userId,
  });
  return { claimed: true, key, ...identity };
}
