import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createMailer } from "#lib/adapters/mailer.ts";
import { createSendHttp, type SendHttp } from "#lib/adapters/send-http.ts";
import { standardSecret } from "#lib/domain/notifications/channels/webhook.ts";
import type { TriggerChannels } from "#lib/domain/notifications/plan-notifications.ts";
import { sampleSettings } from "#lib/domain/notifications/testing/sample-message.ts";
import type { IssueSignalKind } from "#lib/schemas/issue-signal.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { type MailServer, startMailServer } from "#lib/testing/mail-server.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertIssue } from "#lib/testing/test-rows.ts";
import { createChannel } from "../channels/create-channel.ts";
import { listChannelSends } from "../channels/list-channel-sends.ts";
import { addComment } from "../issues/add-comment.ts";
import { deleteComment } from "../issues/delete-comment.ts";
import { dismissIssue } from "../issues/dismiss-issue.ts";
import { signalIssues } from "../issues/signal-issues.ts";
import { updateIssue } from "../issues/update-issue.ts";
import { dispatchSignals } from "./dispatch-signals.ts";
import { sendNotification } from "./send-notification.ts";
import { tendNotifications } from "./tend-notifications.ts";

let api: TestApi;
let ctx: ServiceContext;
let http: SendHttp;
let receiver: HttpReceiver;
let mail: MailServer;
let names = 0;

beforeAll(async () => {
  api = await createTestApi();
  receiver = await createHttpReceiver();
  mail = await startMailServer();
  const addressGuard = createAddressGuard({ allow: [], allowPrivate: true });
  http = createSendHttp(addressGuard);
  ctx = { ...api.ctx, now: () => new Date(), addressGuard };
});
beforeEach(() => {
  receiver.hits.length = 0;
  mail.mails.length = 0;
  receiver.answer(() => ({ status: 202, body: '{"status":"success"}' }));
  mail.answer(() => null);
});
afterEach(async () => {
  await ctx.db.pool.query(
    "TRUNCATE issue, issue_signal, notification, notification_target, inbox_item, channel, notification_preference CASCADE",
  );
  await ctx.db.pool.query("DELETE FROM pgboss.job");
});
afterAll(async () => {
  await http.close();
  await mail.close();
  await receiver.close();
  await api.close();
});

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
const ignoreIssue = (context: ServiceContext, { id }: { id: string }) =>
  updateIssue(context, { id, status: "IGNORED" });
const bodies = () => receiver.hits.map(({ body }) => JSON.parse(body.toString()));

describe("dispatchSignals", () => {
  it("tells each channel once, however often it runs", async () => {
    const channel = await addChannel("slack", "on-call");
    const issue = await addIssue({ slack: { channel_name: "#on-call" } });
    await signal(issue, "opened");
    await Promise.all([dispatch(), dispatch()]);
    await dispatch();
    await work();
    await work({ isLater: true });
    expect(receiver.hits).toHaveLength(1);
    expect(bodies()[0].blocks[0].text.text).toMatch(/^web_\d+ answers 503$/);
    expect(await listChannelSends(ctx, channel)).toMatchObject([
      { kind: "opened", status: "SENT", issue_id: issue, response_status: 202 },
    ]);
  });

  it("tells nothing of what is ignored, and nobody of another project", async () => {
    await addChannel("slack", "on-call");
    const issue = await addIssue({ slack: { channel_name: "on-call" } }, { status: "IGNORED" });
    await signal(issue, "opened");
    await dispatchSignals(parts(), api.foreign.projectId);
    await dispatch();
    expect(await statuses()).toEqual([]);
  });

  it("writes to members as they choose, with a link to stop it", async () => {
    const [ada, ben, eve] = [
      await api.addUser("ada@north.example", "member"),
      await api.addUser("ben@north.example", "viewer"),
      await api.addUser("eve@north.example", null),
    ];
    const settings = { mail: "daily", time_zone: "UTC" };
    await ctx.db.prisma.notificationPreference.create({
      data: { projectId: ctx.projectId, userId: ben, settings },
    });
    const issue = await addIssue({ email: { member_ids: null } });
    await signal(issue, "opened");
    await dispatch();
    await work();
    const got = await mail.next("ada@north.example");
    expect(got.subject).toContain("answers 503");
    expect(got.text).toMatch(
      /Unsubscribe: http:\/\/localhost:3000\/unsubscribe\?token=tm_\w+\.usr_/,
    );
    expect(got.raw.toString()).toMatch(/^List-Unsubscribe:\s+<http:\S+\/api\/unsubscribe\?token=/m);
    expect(mail.mails.flatMap(({ recipients }) => recipients)).not.toContain("ben@north.example");
    await signal(await addIssue({ email: { member_ids: null } }), "opened");
    await dispatch();
    await pass();
    const daily = await mail.next("ben@north.example");
    expect(daily.subject).toContain("(+1 more)");
    const items = await ctx.db.prisma.inboxItem.findMany({ where: { issueId: issue } });
    expect(items.map(({ userId }) => userId)).toEqual(expect.arrayContaining([ada, ben]));
    expect(items.map(({ userId }) => userId)).not.toContain(eve);
  });

  it("does not write to who has left before the mail was due", async () => {
    const cy = await api.addUser("cy@north.example", "member");
    const issue = await addIssue({ email: { member_ids: null } }, { assignee_id: cy });
    await signal(issue, "assigned");
    await dispatch();
    await ctx.db.prisma.member.deleteMany({ where: { userId: cy } });
    await work();
    expect(mail.mails).toEqual([]);
    expect(await statuses()).toEqual(["FAILED"]);
  });
});

describe("a comment", () => {
  it("reaches with its text the assignee and whom it mentions, and nobody of another project", async () => {
    const dee = await api.addUser("dee@north.example", "member");
    const fay = await api.addUser("fay@north.example", "viewer");
    await api.addUser("gil@elsewhere.example", null);
    const actor = { ...ctx.actor, userId: await api.addUser("hal@north.example", "member") };
    const issue = await addIssue(null, { assignee_id: dee });
    const body = "@Fay@north.example, restart it. @gil@elsewhere.example @hal@north.example";
    await addComment({ ...ctx, actor }, { id: issue, body });
    await dispatch();
    await work();
    for (const [to, title] of [
      ["dee@north.example", "Comment: "],
      ["fay@north.example", "Mentioned you: "],
    ] as const) {
      const got = await mail.next(to);
      expect(got.subject).toContain(title);
      expect(got.text).toContain(body);
    }
    const items = await ctx.db.prisma.inboxItem.findMany({ orderBy: { kind: "asc" } });
    expect(items.map(({ userId, kind, text }) => [userId, kind, text])).toEqual([
      [dee, "commented", body],
      [fay, "mentioned", body],
    ]);
  });

  it("tells nobody when it was deleted before", async () => {
    const ida = await api.addUser("ida@north.example", "member");
    const issue = await addIssue(null, { assignee_id: ida });
    const { id } = await addComment(ctx, { id: issue, body: "@ida@north.example" });
    await deleteComment(ctx, { id: issue, comment_id: id });
    await dispatch();
    expect([await statuses(), await ctx.db.prisma.inboxItem.count()]).toEqual([[], 0]);
  });
});

describe("sendNotification", () => {
  it("tells a storm as one message, and the rest as another after a while", async () => {
    await addChannel("slack", "on-call");
    const told = { slack: { channel_name: "on-call" } };
    for (let at = 0; at < 55; at += 1) {
      await signal(await addIssue(told), "opened");
      if (at === 0) {
        await dispatch();
        await work();
      }
    }
    await dispatch();
    await work();
    expect(receiver.hits).toHaveLength(1);
    await pass();
    expect(receiver.hits).toHaveLength(2);
    expect(receiver.hits[1]?.body.toString()).toContain("and 43 more");
    expect(new Set(await statuses())).toEqual(new Set(["SENT"]));
  });

  it("opens and resolves an incident in this order, also when the first try fails", async () => {
    await addChannel("pagerduty");
    const issue = await addIssue({ pagerduty: {} });
    receiver.answer(() => ({ status: 500 }));
    await signal(issue, "opened");
    await dispatch();
    await work();
    await signal(issue, "resolved");
    await dispatch();
    await ctx.db.pool.query("UPDATE notification_target SET open_at = now() - interval '1 second'");
    await work({ isLater: true });
    expect(receiver.hits).toHaveLength(1);
    receiver.answer(() => ({ status: 202 }));
    await pass();
    await pass();
    expect(bodies().map(({ event_action }) => event_action)).toEqual([
      "trigger",
      "trigger",
      "resolve",
    ]);
    expect(new Set(bodies().map(({ dedup_key }) => dedup_key))).toEqual(new Set([issue]));
  });

  it("ends the incident of what is dismissed or ignored", async () => {
    await addChannel("pagerduty");
    await addChannel("slack", "on-call");
    const told = { pagerduty: {}, slack: { channel_name: "on-call" } };
    for (const putAway of [dismissIssue, ignoreIssue]) {
      const id = await addIssue(told);
      await signal(id, "opened");
      await dispatch();
      await pass();
      receiver.hits.length = 0;
      await putAway(ctx, { id });
      await dispatch();
      await pass();
      expect(bodies()).toMatchObject([{ event_action: "resolve", dedup_key: id }]);
    }
  });

  it("resolves at Better Stack what it was told there", async () => {
    await addChannel("betteruptime");
    const issue = await addIssue({ betteruptime: {} });
    receiver.answer(() => ({ status: 201, body: '{"data":{"id":"987"}}' }));
    for (const kind of ["opened", "resolved"] as const) {
      await signal(issue, kind);
      await dispatch();
      await pass();
    }
    expect(receiver.hits.map(({ url }) => url)).toEqual([
      "/api/v3/incidents",
      "/api/v3/incidents/987/resolve",
    ]);
  });

  it("waits as long as it is asked to, and gives up what is refused", async () => {
    const channel = await addChannel("slack", "on-call");
    await signal(await addIssue({ slack: { channel_name: "on-call" } }), "opened");
    await dispatch();
    receiver.answer(() => ({ status: 429, headers: { "retry-after": "600" } }));
    await work();
    const { rows } = await ctx.db.pool.query<{ wait: number }>(
      "SELECT extract(epoch FROM due_at - now())::float8 AS wait FROM notification",
    );
    expect(rows[0]?.wait).toBeGreaterThan(500);
    receiver.answer(() => ({ status: 404, body: "no_service" }));
    await pass();
    expect(await listChannelSends(ctx, channel)).toMatchObject([
      { status: "FAILED", attempts: 2, response_body: "no_service", error: "Answered 404." },
    ]);
    await pass();
    expect(receiver.hits).toHaveLength(2);
  });

  it("sends nothing to a channel that was disabled meanwhile", async () => {
    const { id } = await addChannel("slack", "on-call");
    await signal(await addIssue({ slack: { channel_name: "on-call" } }), "opened");
    await dispatch();
    await ctx.db.prisma.channel.update({ where: { id }, data: { disabledAt: new Date() } });
    await work();
    expect([receiver.hits.length, await statuses()]).toEqual([0, ["FAILED"]]);
  });

  it("sends what a dead worker had claimed once more, and not a third time", async () => {
    await addChannel("slack", "on-call");
    await signal(await addIssue({ slack: { channel_name: "on-call" } }), "opened");
    await dispatch();
    await work();
    const die = (claims: number) =>
      ctx.db.pool.query(
        `UPDATE notification SET status = 'PENDING', open_claims = $1, due_at = now() - interval '1 second', claim_id = 'x'`,
        [claims],
      );
    await die(1);
    const [row] = await ctx.db.prisma.notification.findMany();
    await ctx.db.pool.query("UPDATE notification_target SET open_at = now() - interval '1 second'");
    await sendNotification(parts(), row?.id ?? "");
    expect([receiver.hits.length, await statuses()]).toEqual([2, ["SENT"]]);
    await die(2);
    await ctx.db.pool.query("UPDATE notification_target SET open_at = now() - interval '1 second'");
    await sendNotification(parts(), row?.id ?? "");
    expect([receiver.hits.length, await statuses()]).toEqual([2, ["FAILED"]]);
  });

  it("signs a webhook so that its id stays the same from try to try", async () => {
    const { signing_secret: secret = "" } = await addChannel("webhook");
    expect(secret).not.toBe(standardSecret(Buffer.alloc(24)));
    const [{ id } = { id: "" }] = await ctx.db.prisma.channel.findMany();
    await signal(await addIssue({ channel_ids: [id] }), "opened");
    await dispatch();
    receiver.answer(() => ({ status: 503 }));
    await work();
    receiver.answer(() => ({ status: 200 }));
    await pass();
    const ids = receiver.hits.map(({ rawHeaders }) => {
      return rawHeaders[rawHeaders.indexOf("webhook-id") + 1];
    });
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe("tendNotifications", () => {
  it("issues the tickets that were lost", async () => {
    await addChannel("slack", "on-call");
    await signal(await addIssue({ slack: { channel_name: "on-call" } }), "opened");
    await ctx.db.pool.query("DELETE FROM pgboss.job");
    await tendNotifications(ctx.db.pool, ctx.queue);
    expect(await api.tickets("notification.dispatch")).toEqual([]);
    await ctx.db.pool.query("UPDATE issue_signal SET created_at = now() - interval '1 minute'");
    await tendNotifications(ctx.db.pool, ctx.queue);
    expect(await api.tickets("notification.dispatch")).toEqual([{ projectId: ctx.projectId }]);
    await dispatch();
    await ctx.db.pool.query("DELETE FROM pgboss.job");
    await ctx.db.pool.query("UPDATE notification SET due_at = now() - interval '1 minute'");
    await tendNotifications(ctx.db.pool, ctx.queue);
    await work();
    expect(receiver.hits).toHaveLength(1);
  });
});
