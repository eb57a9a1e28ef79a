import type { Pool } from "pg";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import type { MailFooter } from "#lib/domain/notifications/build-mail.ts";
import { CHANNEL_DRIVERS } from "#lib/domain/notifications/channels/registry.ts";
import { readTarget } from "#lib/domain/notifications/plan-notifications.ts";
import { unsubscribeToken } from "#lib/domain/notifications/unsubscribe-token.ts";
import { channelType } from "#lib/schemas/channel.ts";
import { openChannelSecret } from "../channels/channel-row.ts";
import { openDiscordUrl } from "../issue-triggers/stored-channels.ts";
import type { Pace } from "./claim-notifications.ts";
import { CHANNEL_MAIL } from "./mail-footer.ts";
import type { OpenChannel } from "./send-message.ts";

export type TargetParts = {
  pool: Pool;
  secretBox: SecretBox;
  secretKey: string;
  publicUrl: string;
};

/** Where a message goes, opened; null: it is gone, or may not be told any more. */
export type OpenTarget =
  /** `isDeleted`: nothing but the end of its incidents is told there. */
  | { kind: "channel"; channel: OpenChannel; isDeleted?: boolean }
  | { kind: "mail"; to: string; footer: MailFooter };

/** A storm is one message, and then one a minute. */
const GATHERED: Pace = { gathers: true, windowMs: 60_000 };
const EACH: Pace = { gathers: false, windowMs: 1_000 };

type ChannelRow = {
  id: string;
  type: string;
  config: unknown;
  secret: Buffer<ArrayBuffer> | null;
  isDeleted: boolean;
};

/** Opens the place that a target stands for, and says at which pace it is told. */
export async function findTarget(
  parts: TargetParts,
  projectId: string,
  target: string,
): Promise<{ open: OpenTarget | null; pace: Pace }> {
  const { kind, id, address } = readTarget(target);
  if (kind === "user") return { open: await findUser(parts, projectId, id), pace: GATHERED };
  if (kind === "trigger")
    return { open: await findTriggerHook(parts, projectId, id), pace: GATHERED };
  const { rows } = await parts.pool.query<ChannelRow>(
    `SELECT id, type, config, secret, deleted_at IS NOT NULL AS "isDeleted" FROM channel
     WHERE project_id = $1 AND id = $2 AND (disabled_at IS NULL OR deleted_at IS NOT NULL)`,
    [projectId, id],
  );
  const [row] = rows;
  if (!row) return { open: null, pace: GATHERED };
  const type = channelType.parse(row.type);
  if (type === "email") {
    const open = address ? { kind: "mail" as const, to: address, footer: CHANNEL_MAIL } : null;
    return { open, pace: GATHERED };
  }
  const secret = openChannelSecret({ projectId, secretBox: parts.secretBox }, row);
  const channel: OpenChannel = { type, config: row.config as OpenChannel["config"], secret };
  const pace = CHANNEL_DRIVERS[type].style === "chat" ? GATHERED : EACH;
  return { open: { kind: "channel", channel, isDeleted: row.isDeleted }, pace };
}

/** The address that a trigger holds itself, as clients of Hookdeck's API give it. */
async function findTriggerHook(
  { pool, secretBox }: TargetParts,
  projectId: string,
  triggerId: string,
): Promise<OpenTarget | null> {
  const { rows } = await pool.query<{ sealed: string | null }>(
    `SELECT channels->'discord'->>'sealed_webhook_url' AS sealed FROM issue_trigger
     WHERE project_id = $1 AND id = $2 AND deleted_at IS NULL`,
    [projectId, triggerId],
  );
  const sealed = rows[0]?.sealed;
  if (!sealed) return null;
  const webhook_url = openDiscordUrl({ projectId, secretBox }, triggerId, sealed);
  return { kind: "channel", channel: { type: "discord", config: {}, secret: { webhook_url } } };
}

/** Somebody who may still open the project. */
async function findUser(
  { pool, secretKey, publicUrl }: TargetParts,
  projectId: string,
  userId: string,
): Promise<OpenTarget | null> {
  const { rows } = await pool.query<{ email: string; settings: { mail?: string } | null }>(
    `SELECT u.email, n.settings FROM project p
     JOIN member m ON m.organization_id = p.organization_id AND m.user_id = $2
     JOIN "user" u ON u.id = m.user_id
     LEFT JOIN notification_preference n ON n.project_id = p.id AND n.user_id = u.id
     WHERE p.id = $1 AND (NOT p.is_private OR m.role IN ('owner', 'admin') OR EXISTS (
       SELECT 1 FROM project_member o WHERE o.project_id = p.id AND o.user_id = u.id))`,
    [projectId, userId],
  );
  const [row] = rows;
  if (!row || row.settings?.mail === "off") return null;
  const token = unsubscribeToken(secretKey, { projectId, userId });
  const footer = {
    reason: "You get this because you are a member of the project.",
    unsubscribeUrl: `${publicUrl}/unsubscribe?token=${token}`,
    oneClickUrl: `${publicUrl}/api/unsubscribe?token=${token}`,
    settingsUrl: `${publicUrl}/settings/my-notifications`,
  };
  return { kind: "mail", to: row.email, footer };
}
