import { AppError } from "#lib/errors.ts";
import {
  type ChannelModel,
  type ChannelSecrets,
  type ChannelType,
  channelType,
} from "#lib/schemas/channel.ts";
import type { Channel, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

type SecretContext = Pick<ServiceContext, "projectId" | "secretBox">;

const placeOf = ({ projectId }: Pick<ServiceContext, "projectId">, id: string) => ({
  projectId,
  resource: id,
  field: "secret",
});

/** Encrypts what is secret of a channel. */
export function sealChannelSecret(ctx: SecretContext, id: string, secret: object) {
  return ctx.secretBox.seal(JSON.stringify(secret), placeOf(ctx, id));
}

/** Opens what is secret of a channel; what is in it was checked when it was saved. */
export function openChannelSecret(
  ctx: SecretContext,
  { id, secret }: Pick<Channel, "id" | "secret">,
): ChannelSecrets[ChannelType] {
  return secret ? JSON.parse(ctx.secretBox.open(secret, placeOf(ctx, id))) : {};
}

/** As the row of a mail channel holds it: members by id, so that a changed address is followed. */
export type StoredAddresses = { addresses: string[]; member_ids: string[] };

/** Reads the addresses of the members that mail channels name; who left is not among them. */
export async function readChannelMembers(
  db: Pick<Prisma.TransactionClient, "member">,
  rows: readonly Pick<Channel, "type" | "config">[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap((row) => (row.type === "email" ? storedAddresses(row).member_ids : []));
  if (ids.length === 0) return new Map();
  const members = await db.member.findMany({
    where: { id: { in: ids } },
    select: { id: true, user: { select: { email: true } } },
  });
  return new Map(members.map(({ id, user }) => [id, user.email]));
}

/** The config of a row of type `email`, as it was stored. */
function storedAddresses({ config }: Pick<Channel, "config">): StoredAddresses {
  return config as StoredAddresses;
}

/** Lists the addresses that a mail channel writes to. */
export function channelAddresses(
  row: Pick<Channel, "config">,
  emailOf: ReadonlyMap<string, string>,
): string[] {
  const { addresses, member_ids } = storedAddresses(row);
  return [...member_ids.flatMap((id) => emailOf.get(id) ?? []), ...addresses];
}

/** Turns a row into what the API answers, without anything secret. */
export function presentChannel(row: Channel, emailOf: ReadonlyMap<string, string>): ChannelModel {
  const config =
    row.type === "email"
      ? { addresses: channelAddresses(row, emailOf) }
      : (row.config as Record<string, unknown>);
  return {
    id: row.id,
    team_id: row.projectId,
    type: channelType.parse(row.type),
    name: row.name,
    config,
    secret_hint: row.secretHint,
    disabled_at: row.disabledAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** Returns the channel of this project. Throws NOT_FOUND, alike for unknown and foreign ids. */
export async function findChannel(
  ctx: Pick<ServiceContext, "projectId">,
  client: Pick<Prisma.TransactionClient, "channel">,
  id: string,
): Promise<Channel> {
  const row = await client.channel.findFirst({
    where: { id, projectId: ctx.projectId, deletedAt: null },
  });
  if (!row) throw new AppError("NOT_FOUND", "Channel not found", { id });
  return row;
}
