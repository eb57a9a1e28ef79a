import type { PoolClient } from "pg";
import type { Mentionable } from "#lib/domain/notifications/find-mentions.ts";
import type { PlannedChannel, Reader } from "#lib/domain/notifications/plan-notifications.ts";
import { channelType } from "#lib/schemas/channel.ts";
import { notificationPreference } from "#lib/schemas/notification-preference.ts";

type ReaderRow = {
  user_id: string;
  member_id: string;
  name: string | null;
  email: string;
  settings: unknown;
};

/** `people`: the readers as a comment may call them. */
export type Audience = { readers: Reader[]; people: Mentionable[]; channels: PlannedChannel[] };

/** Reads who may open a project, with what they want to be told, and the channels that are enabled. */
export async function readAudience(client: PoolClient, projectId: string): Promise<Audience> {
  const { rows: members } = await client.query<ReaderRow>(
    `SELECT m.user_id, m.id AS member_id, u.name, u.email, n.settings
     FROM project p
     JOIN member m ON m.organization_id = p.organization_id
     JOIN "user" u ON u.id = m.user_id
     LEFT JOIN notification_preference n ON n.project_id = p.id AND n.user_id = m.user_id
     WHERE p.id = $1 AND (NOT p.is_private OR m.role IN ('owner', 'admin') OR EXISTS (
       SELECT 1 FROM project_member o WHERE o.project_id = p.id AND o.user_id = m.user_id))
     ORDER BY m.id`,
    [projectId],
  );
  const { rows: channels } = await client.query<{
    id: string;
    type: string;
    name: string;
    config: { addresses?: string[]; member_ids?: string[] };
  }>(
    `SELECT id, type, name, config FROM channel
     WHERE project_id = $1 AND disabled_at IS NULL ORDER BY id`,
    [projectId],
  );
  const emailOf = new Map(members.map((row) => [row.member_id, row.email]));
  return {
    readers: members.map((row) => ({
      userId: row.user_id,
      memberId: row.member_id,
      preference: notificationPreference.parse(row.settings ?? {}),
    })),
    people: members.map(({ user_id: userId, name, email }) => ({ userId, name, email })),
    channels: channels.map(({ id, type, name, config }) => ({
      id,
      type: channelType.parse(type),
      name,
      addresses: [
        ...(config.member_ids ?? []).flatMap((member) => emailOf.get(member) ?? []),
        ...(config.addresses ?? []),
      ],
    })),
  };
}
