import { randomBytes } from "node:crypto";
import { assertAllowedUrl } from "#lib/adapters/address-guard.ts";
import { standardSecret } from "#lib/domain/notifications/channels/webhook.ts";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import type { StoredAddresses } from "./channel-row.ts";

type Tx = Prisma.TransactionClient;

const SECRET_BYTES = 24;
const URL_FIELDS = ["url", "api_url", "webhook_url"];

export function newSigningSecret() {
  return { signing_secret: standardSecret(randomBytes(SECRET_BYTES)) };
}

/** Throws VALIDATION naming the field whose address may not be called. */
export function assertAllowedFields(ctx: ServiceContext, place: string, fields: object): void {
  for (const [name, value] of Object.entries(fields)) {
    if (!URL_FIELDS.includes(name)) continue;
    assertAllowedUrl(ctx.addressGuard, `${place}.${name}`, value);
  }
}

/** Throws RESOURCE_ALREADY_EXISTS when another channel has that name. */
export async function assertChannelNameIsFree(
  ctx: ServiceContext,
  tx: Tx,
  name: string,
  ownId: string | null,
): Promise<void> {
  const existing = await tx.channel.findFirst({ where: { projectId: ctx.projectId, name } });
  if (!existing || existing.id === ownId) return;
  const data = { id: existing.id, resource_type: "channel" };
  throw new AppError("RESOURCE_ALREADY_EXISTS", "A channel has that name", data);
}

/** Parts addresses into those of members, kept by who they are, and others. */
export async function storeAddresses(
  ctx: ServiceContext,
  tx: Tx,
  addresses: readonly string[],
): Promise<StoredAddresses> {
  const members = await tx.member.findMany({
    where: {
      organizationId: ctx.actor.organizationId,
      user: { email: { in: [...addresses] } },
    },
    select: { id: true, user: { select: { email: true } } },
  });
  const known = new Set(members.map(({ user }) => user.email));
  return {
    addresses: addresses.filter((address) => !known.has(address)),
    member_ids: members.map(({ id }) => id),
  };
}
