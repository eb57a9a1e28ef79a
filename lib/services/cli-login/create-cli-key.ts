import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { apiKey, type CreatedApiKey } from "#lib/schemas/api-key.ts";
import type { ClaimedCliIdentity, CliLoginInput } from "#lib/schemas/cli-login.ts";
import { addApiKey } from "../api-keys/add-api-key.ts";
import type { PlatformContext } from "../context.ts";
import { presentCliIdentity } from "./present-cli-identity.ts";
import { callingCliKey } from "./validate-cli-key.ts";

/** Makes a key for a command line without a person, that may do what the key may that asks for it. */
export async function createCliKey(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { device_name }: CliLoginInput,
): Promise<ClaimedCliIdentity> {
  const { row, projectId } = await callingCliKey(ctx);
  const clientId = newId(ID_PREFIXES.cliClient, ctx.now().getTime());
  const identity = await presentCliIdentity(ctx.db, { clientId, projectId, userId: null });
  const created: CreatedApiKey = await addApiKey(ctx, ctx.db.prisma, {
    kind: "cli",
    organizationId: identity.organization_id,
    projectId,
    clientId,
    label: device_name || "Command line",
    role: row.role,
    scopes: row.scopes,
    grants: apiKey.shape.grants.parse(row.grants),
    expiresAt: row.expiresAt,
  });
  return { claimed: true, key: created.key, ...identity };
}
