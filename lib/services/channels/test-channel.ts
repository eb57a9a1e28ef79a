import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { Message } from "#lib/domain/notifications/message.ts";
import type { ChannelTestModel } from "#lib/schemas/channel.ts";
import { channelType } from "#lib/schemas/channel.ts";
import type { Channel } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { logSend } from "../notifications/log-send.ts";
import { CHANNEL_MAIL } from "../notifications/mail-footer.ts";
import { type SendOutcome, sendByMail, sendToChannel } from "../notifications/send-message.ts";
import {
  channelAddresses,
  findChannel,
  openChannelSecret,
  readChannelMembers,
} from "./channel-row.ts";

/** Tells a channel that this is a test and returns the far side's own answer. The log keeps it too. */
export async function testChannel(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<ChannelTestModel> {
  const channel = await findChannel(ctx, ctx.db.prisma, id);
  const project = await ctx.db.prisma.project.findUniqueOrThrow({ where: { id: ctx.projectId } });
  const now = ctx.now();
  const messageId = newId(ID_PREFIXES.notification, now.getTime());
  const message: Message = {
    id: messageId,
    kind: "test",
    key: `sluice-test-${id}`,
    title: `Test of the channel ${channel.name}`,
    text: "If you can read this, issues of the project can be told here.",
    facts: [{ label: "Project", value: project.name }],
    url: `${ctx.publicUrl}/settings/notifications?channel=${encodeURIComponent(id)}`,
    projectName: project.name,
    issueId: null,
    at: now,
    others: [],
    moreCount: 0,
  };
  const outcome = await send(ctx, channel, message, now);
  await logSend(ctx.db.pool, { projectId: ctx.projectId, channelId: id, message }, outcome);
  const { verdict, responseStatus, responseBody, latencyMs } = outcome;
  return {
    is_delivered: verdict.kind === "delivered",
    response_status: responseStatus,
    response_body: responseBody,
    latency_ms: latencyMs,
    error: "reason" in verdict ? verdict.reason : null,
  };
}

async function send(
  ctx: ServiceContext,
  channel: Channel,
  message: Message,
  now: Date,
): Promise<SendOutcome> {
  const type = channelType.parse(channel.type);
  if (type !== "email") {
    const config = channel.config as never;
    const secret = openChannelSecret(ctx, channel);
    return sendToChannel(ctx, { type, config, secret }, message, { reference: null, now });
  }
  const addresses = channelAddresses(channel, await readChannelMembers(ctx.db.prisma, [channel]));
  let outcome: SendOutcome | null = null;
  for (const address of addresses) {
    outcome = await sendByMail(ctx, address, message, CHANNEL_MAIL);
    if (outcome.verdict.kind !== "delivered") return outcome;
  }
  return outcome ?? noAddress();
}

/** Everybody that the channel named has left. */
function noAddress(): SendOutcome {
  return {
    verdict: { kind: "refused", reason: "Nobody is left whom this channel writes to." },
    responseStatus: null,
    responseBody: null,
    latencyMs: null,
    reference: null,
  };
}
