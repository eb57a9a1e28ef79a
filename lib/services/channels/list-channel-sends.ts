import { z } from "zod";
import { type ChannelSendModel, notificationStatus } from "#lib/schemas/channel.ts";
import type { Notification } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { findChannel } from "./channel-row.ts";

const SHOWN = 50;
const titled = z.object({ title: z.string() });

function presentSend(row: Notification): ChannelSendModel {
  return {
    id: row.id,
    kind: row.kind,
    title: titled.parse(row.message).title,
    issue_id: row.issueId,
    status: notificationStatus.parse(row.status),
    attempts: row.attempts,
    response_status: row.responseStatus,
    response_body: row.responseBody,
    latency_ms: row.latencyMs,
    error: row.error,
    sent_at: row.sentAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
  };
}

/** Returns the last messages of a channel, the newest first, with what the far side answered. */
export async function listChannelSends(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<ChannelSendModel[]> {
  await findChannel(ctx, ctx.db.prisma, id);
  const rows = await ctx.db.prisma.notification.findMany({
    where: { projectId: ctx.projectId, channelId: id },
    orderBy: { id: "desc" },
    take: SHOWN,
  });
  return rows.map(presentSend);
}
