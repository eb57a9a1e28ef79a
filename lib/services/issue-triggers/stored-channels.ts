import { assertAllowedUrl } from "#lib/adapters/address-guard.ts";
import { can } from "#lib/domain/permissions.ts";
import type { IssueChannels } from "#lib/schemas/issue-channels.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";

type Discord = NonNullable<IssueChannels["discord"]>;

/** As the row holds them: members by id, so that a changed address is followed; secret URLs sealed. */
export type StoredChannels = Omit<IssueChannels, "discord" | "email"> & {
  discord?: Omit<Discord, "webhook_url"> & { sealed_webhook_url?: string };
  email?: { member_ids: string[] | null };
};

/** Tells every member who may open the project. */
export const NOTIFY_BY_EMAIL: StoredChannels = { email: { member_ids: null } };

const FIELD = "channels.email.member_emails";
const DISCORD_URL = "channels.discord.webhook_url";

async function memberIdsOf(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  emails: readonly string[],
): Promise<string[]> {
  const project = await tx.project.findUniqueOrThrow({ where: { id: ctx.projectId } });
  const mayOpen = project.isPrivate
    ? {
        OR: [
          { role: { in: ["owner", "admin"] } },
          { user: { projects: { some: { projectId: ctx.projectId } } } },
        ],
      }
    : {};
  const members = await tx.member.findMany({
    where: {
      organizationId: project.organizationId,
      user: { email: { in: [...emails] } },
      ...mayOpen,
    },
    select: { id: true, user: { select: { email: true } } },
  });
  const idOf = new Map(members.map(({ id, user }) => [user.email, id]));
  return emails.map((email, at) => {
    const id = idOf.get(email);
    if (id === undefined) {
      throw validationError([`${FIELD}[${at}] must be the address of a member of the project`]);
    }
    return id;
  });
}

/** Throws VALIDATION for what is no channel of the project. */
async function assertKnownChannels(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const where = { projectId: ctx.projectId, id: { in: [...ids] }, deletedAt: null };
  const known = new Set((await tx.channel.findMany({ where })).map(({ id }) => id));
  const at = ids.findIndex((id) => !known.has(id));
  if (at >= 0)
    throw validationError([`channels.channel_ids[${at}] must be a channel of the project`]);
}

function sealDiscord(ctx: ServiceContext, triggerId: string, discord: Discord) {
  const { webhook_url, ...rest } = discord;
  if (webhook_url === undefined) return rest;
  assertAllowedUrl(ctx.addressGuard, DISCORD_URL, webhook_url);
  const sealed = ctx.secretBox.seal(webhook_url, discordPlace(ctx, triggerId));
  return { ...rest, sealed_webhook_url: sealed.toString("base64") };
}

function discordPlace(ctx: Pick<ServiceContext, "projectId">, triggerId: string) {
  return { projectId: ctx.projectId, resource: triggerId, field: DISCORD_URL };
}

/** Opens the URL that the row of a trigger holds. */
export function openDiscordUrl(
  ctx: Pick<ServiceContext, "projectId" | "secretBox">,
  triggerId: string,
  sealed: string,
): string {
  return ctx.secretBox.open(Buffer.from(sealed, "base64"), discordPlace(ctx, triggerId));
}

/** Turns channels into what the row of a trigger holds. Throws VALIDATION for who is no member. */
export async function storeChannels(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  triggerId: string,
  channels: IssueChannels | null,
): Promise<StoredChannels | null> {
  if (channels === null) return null;
  const { discord, email, ...rest } = channels;
  await assertKnownChannels(ctx, tx, channels.channel_ids ?? []);
  const emails = email?.member_emails ?? null;
  return {
    ...rest,
    ...(discord ? { discord: sealDiscord(ctx, triggerId, discord) } : {}),
    ...(email ? { email: { member_ids: emails && (await memberIdsOf(ctx, tx, emails)) } } : {}),
  };
}

/** Reads the addresses of the members that rows name; who left the organization is not among them. */
export async function readMemberEmails(
  ctx: Pick<ServiceContext, "db">,
  all: readonly (StoredChannels | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = all.flatMap((channels) => channels?.email?.member_ids ?? []);
  if (ids.length === 0) return new Map();
  const members = await ctx.db.prisma.member.findMany({
    where: { id: { in: ids } },
    select: { id: true, user: { select: { email: true } } },
  });
  return new Map(members.map(({ id, user }) => [id, user.email]));
}

/** Turns what a row holds into what the API answers; secret URLs to those who may see secrets. */
export function presentChannels(
  ctx: Pick<ServiceContext, "projectId" | "secretBox" | "actor">,
  triggerId: string,
  stored: StoredChannels | null,
  emailOf: ReadonlyMap<string, string>,
): IssueChannels | null {
  if (stored === null) return null;
  const { discord, email, ...rest } = stored;
  const present = (channel: NonNullable<StoredChannels["discord"]>): Discord => {
    const { sealed_webhook_url: sealed, ...shown } = channel;
    if (sealed === undefined || !can(ctx.actor.role, "secrets.read")) return shown;
    return { ...shown, webhook_url: openDiscordUrl(ctx, triggerId, sealed) };
  };
  const members = email?.member_ids?.flatMap((id) => emailOf.get(id) ?? []) ?? null;
  return {
    ...rest,
    ...(discord ? { discord: present(discord) } : {}),
    ...(email ? { email: { member_emails: members } } : {}),
  };
}
