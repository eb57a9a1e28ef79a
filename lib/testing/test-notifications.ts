import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createMailer } from "#lib/adapters/mailer.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import type { TriggerChannels } from "#lib/domain/notifications/plan-notifications.ts";
import { sampleSettings } from "#lib/domain/notifications/testing/sample-message.ts";
import type { IssueSignalKind } from "#lib/schemas/issue-signal.ts";
import { createChannel } from "#lib/services/channels/create-channel.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { signalIssues } from "#lib/services/issues/signal-issues.ts";
import { dispatchSignals } from "#lib/services/notifications/dispatch-signals.ts";
import { sendNotification } from "#lib/services/notifications/send-notification.ts";
import { createHttpReceiver } from "./http-receiver.ts";
import { startMailServer } from "./mail-server.ts";
import { createTestApi } from "./test-api.ts";
import { insertIssue } from "./test-rows.ts";

export type TestNotifications = Awaited<ReturnType<typeof createTestNotifications>>;

/** Makes an installation whose messages go to a real far side and a real mail server, at the test's pace. */
export async function createTestNotifications() {
  const api = await createTestApi();
  const receiver = await createHttpReceiver();
  const mail = await startMailServer();
  const addressGuard = createAddressGuard({ allow: [], allowPrivate: true });
  const http = createSendHttp(addressGuard);
  const ctx: ServiceContext = { ...api.ctx, now: () => new Date(), addressGuard };
  let names = 0;

  function parts() {
    const mailer = createMailer({ smtpUrl: mail.url, from: "s@example.com", writesToLog: false });
    return {
      pool: ctx.db.pool,
      queue: ctx.queue,
      http,
      mailer,
      secretBox: ctx.secretBox,
      secretKey: "test-secret-key-0123456789abcdef",
      publicUrl: "http://localhost:3000",
      now: () => new Date(),
    };
  }

  /** An issue of a trigger that tells these channels. */
  async function addIssue(channels: TriggerChannels | null, row: object = {}): Promise<string> {
    names += 1;
    const triggerId = `it_${names}`;
    await ctx.db.prisma.issueTrigger.create({
      data: { id: triggerId, projectId: ctx.projectId, type: "delivery", channels: channels ?? {} },
    });
    const keys = { webhook_id: [`web_${names}`], response_status: [503], error_code: [] };
    return insertIssue(
      ctx.db.pool,
      {
        projectId: ctx.projectId,
        type: "delivery",
        aggregation_keys: keys,
        reference: { event_id: "evt_1", attempt_id: "atm_1" },
      },
      Date.now(),
      { issue_trigger_id: triggerId, ...row },
    );
  }

  async function signal(issueId: string, kind: IssueSignalKind, rest: object = {}) {
    const told = { projectId: ctx.projectId, issueId, kind, actorId: null, ...rest };
    await signalIssues(ctx.db.pool, ctx.queue, [told], new Date());
  }

  const dispatch = () => dispatchSignals(parts(), ctx.projectId);

  /** Does what the tickets ask for, those of later too when `isLater`. */
  async function work({ isLater = false } = {}) {
    const { rows } = await ctx.db.pool.query<{ data: { notificationId: string } }>(
      `DELETE FROM pgboss.job WHERE name = 'notification.send' AND (start_after <= now() OR $1)
       RETURNING data`,
      [isLater],
    );
    for (const { data } of rows) await sendNotification(parts(), data.notificationId);
  }
  /** Lets the time pass that places are closed for, and after which things are tried again. */
  async function pass() {
    await ctx.db.pool.query("UPDATE notification_target SET open_at = now() - interval '1 second'");
    await ctx.db.pool.query(
      "UPDATE notification SET due_at = now() - interval '1 second' WHERE status = 'PENDING'",
    );
    await work({ isLater: true });
  }

  const statuses = async () =>
    (await ctx.db.prisma.notification.findMany({ orderBy: { id: "asc" } })).map(
      ({ status }) => status,
    );

  async function addChannel(
    type: "slack" | "pagerduty" | "betteruptime" | "webhook",
    name: string = type,
  ) {
    const { config, secret } = sampleSettings(receiver.url)[type];
    const input = { type, name, config, ...(type === "webhook" ? {} : { secret }) };
    return createChannel(ctx, input as never);
  }
  const bodies = () => receiver.hits.map(({ body }) => JSON.parse(body.toString()));

  return {
    ...{ api, ctx, receiver, mail, parts },
    ...{ addIssue, signal, dispatch, work, pass, statuses, addChannel, bodies },
    /** Forgets what a test left and has everybody answer well again. */
    async reset() {
      receiver.hits.length = 0;
      mail.mails.length = 0;
      receiver.answer(() => ({ status: 202, body: '{"status":"success"}' }));
      mail.answer(() => null);
      await ctx.db.pool.query(
        "TRUNCATE issue, issue_signal, notification, notification_target, inbox_item, channel, notification_preference CASCADE",
      );
      await ctx.db.pool.query("DELETE FROM pgboss.job");
    },
    async close() {
      await http.close();
      await mail.close();
      await receiver.close();
      await api.close();
    },
  };
}
