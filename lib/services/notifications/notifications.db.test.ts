import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { standardSecret } from "#lib/domain/notifications/channels/webhook.ts";
import {
  createTestNotifications,
  type TestNotifications,
} from "#lib/testing/test-notifications.ts";
import { listChannelSends } from "../channels/list-channel-sends.ts";
import { addComment } from "../issues/add-comment.ts";
import { deleteComment } from "../issues/delete-comment.ts";
import { dispatchSignals } from "./dispatch-signals.ts";
import { sendNotification } from "./send-notification.ts";
import { tendNotifications } from "./tend-notifications.ts";

let world: TestNotifications;
beforeAll(async () => {
  world = await createTestNotifications();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

describe("dispatchSignals", () => {
  it("tells each channel once, however often it runs", async () => {
    const channel = await world.addChannel("slack", "on-call");
    const issue = await world.addIssue({ slack: { channel_name: "#on-call" } });
    await world.signal(issue, "opened");
    await Promise.all([world.dispatch(), world.dispatch()]);
    await world.dispatch();
    await world.work();
    await world.work({ isLater: true });
    expect(world.receiver.hits).toHaveLength(1);
    expect(world.bodies()[0].blocks[0].text.text).toMatch(/^web_\d+ answers 503$/);
    expect(await listChannelSends(world.ctx, channel)).toMatchObject([
      { kind: "opened", status: "SENT", issue_id: issue, response_status: 202 },
    ]);
  });

  it("tells nothing of what is ignored, and nobody of another project", async () => {
    await world.addChannel("slack", "on-call");
    const issue = await world.addIssue(
      { slack: { channel_name: "on-call" } },
      { status: "IGNORED" },
    );
    await world.signal(issue, "opened");
    await dispatchSignals(world.parts(), world.api.foreign.projectId);
    await world.dispatch();
    expect(await world.statuses()).toEqual([]);
  });

  it("writes to members as they choose, with a link to stop it", async () => {
    const [ada, ben, eve] = [
      await world.api.addUser("ada@north.example", "member"),
      await world.api.addUser("ben@north.example", "viewer"),
      await world.api.addUser("eve@north.example", null),
    ];
    const settings = { mail: "daily", time_zone: "UTC" };
    await world.ctx.db.prisma.notificationPreference.create({
      data: { projectId: world.ctx.projectId, userId: ben, settings },
    });
    const issue = await world.addIssue({ email: { member_ids: null } });
    await world.signal(issue, "opened");
    await world.dispatch();
    await world.work();
    const got = await world.mail.next("ada@north.example");
    expect(got.subject).toContain("answers 503");
    expect(got.text).toMatch(
      /Unsubscribe: http:\/\/localhost:3000\/unsubscribe\?token=tm_\w+\.usr_/,
    );
    expect(got.raw.toString()).toMatch(/^List-Unsubscribe:\s+<http:\S+\/api\/unsubscribe\?token=/m);
    expect(world.mail.mails.flatMap(({ recipients }) => recipients)).not.toContain(
      "ben@north.example",
    );
    await world.signal(await world.addIssue({ email: { member_ids: null } }), "opened");
    await world.dispatch();
    await world.pass();
    const daily = await world.mail.next("ben@north.example");
    expect(daily.subject).toContain("(+1 more)");
    const items = await world.ctx.db.prisma.inboxItem.findMany({ where: { issueId: issue } });
    expect(items.map(({ userId }) => userId)).toEqual(expect.arrayContaining([ada, ben]));
    expect(items.map(({ userId }) => userId)).not.toContain(eve);
  });

  it("does not write to who has left before the mail was due", async () => {
    const cy = await world.api.addUser("cy@north.example", "member");
    const issue = await world.addIssue({ email: { member_ids: null } }, { assignee_id: cy });
    await world.signal(issue, "assigned");
    await world.dispatch();
    await world.ctx.db.prisma.member.deleteMany({ where: { userId: cy } });
    await world.work();
    expect(world.mail.mails).toEqual([]);
    expect(await world.statuses()).toEqual(["FAILED"]);
  });
});

describe("a comment", () => {
  it("reaches with its text the assignee and whom it mentions, and nobody of another project", async () => {
    const dee = await world.api.addUser("dee@north.example", "member");
    const fay = await world.api.addUser("fay@north.example", "viewer");
    await world.api.addUser("gil@elsewhere.example", null);
    const actor = {
      ...world.ctx.actor,
      userId: await world.api.addUser("hal@north.example", "member"),
    };
    const issue = await world.addIssue(null, { assignee_id: dee });
    const body = "@Fay@north.example, restart it. @gil@elsewhere.example @hal@north.example";
    await addComment({ ...world.ctx, actor }, { id: issue, body });
    await world.dispatch();
    await world.work();
    for (const [to, title] of [
      ["dee@north.example", "Comment: "],
      ["fay@north.example", "Mentioned you: "],
    ] as const) {
      const got = await world.mail.next(to);
      expect(got.subject).toContain(title);
      expect(got.text).toContain(body);
    }
    const items = await world.ctx.db.prisma.inboxItem.findMany({ orderBy: { kind: "asc" } });
    expect(items.map(({ userId, kind, text }) => [userId, kind, text])).toEqual([
      [dee, "commented", body],
      [fay, "mentioned", body],
    ]);
  });

  it("tells nobody when it was deleted before", async () => {
    const ida = await world.api.addUser("ida@north.example", "member");
    const issue = await world.addIssue(null, { assignee_id: ida });
    const { id } = await addComment(world.ctx, { id: issue, body: "@ida@north.example" });
    await deleteComment(world.ctx, { id: issue, comment_id: id });
    await world.dispatch();
    expect([await world.statuses(), await world.ctx.db.prisma.inboxItem.count()]).toEqual([[], 0]);
  });
});

describe("sendNotification", () => {
  it("tells a storm as one message, and the rest as another after a while", async () => {
    await world.addChannel("slack", "on-call");
    const told = { slack: { channel_name: "on-call" } };
    for (let at = 0; at < 55; at += 1) {
      await world.signal(await world.addIssue(told), "opened");
      if (at === 0) {
        await world.dispatch();
        await world.work();
      }
    }
    await world.dispatch();
    await world.work();
    expect(world.receiver.hits).toHaveLength(1);
    await world.pass();
    expect(world.receiver.hits).toHaveLength(2);
    expect(world.receiver.hits[1]?.body.toString()).toContain("and 43 more");
    expect(new Set(await world.statuses())).toEqual(new Set(["SENT"]));
  });

  it("waits as long as it is asked to, and gives up what is refused", async () => {
    const channel = await world.addChannel("slack", "on-call");
    await world.signal(await world.addIssue({ slack: { channel_name: "on-call" } }), "opened");
    await world.dispatch();
    world.receiver.answer(() => ({ status: 429, headers: { "retry-after": "600" } }));
    await world.work();
    const { rows } = await world.ctx.db.pool.query<{ wait: number }>(
      "SELECT extract(epoch FROM due_at - now())::float8 AS wait FROM notification",
    );
    expect(rows[0]?.wait).toBeGreaterThan(500);
    world.receiver.answer(() => ({ status: 404, body: "no_service" }));
    await world.pass();
    expect(await listChannelSends(world.ctx, channel)).toMatchObject([
      { status: "FAILED", attempts: 2, response_body: "no_service", error: "Answered 404." },
    ]);
    await world.pass();
    expect(world.receiver.hits).toHaveLength(2);
  });

  it("sends nothing to a channel that was disabled meanwhile", async () => {
    const { id } = await world.addChannel("slack", "on-call");
    await world.signal(await world.addIssue({ slack: { channel_name: "on-call" } }), "opened");
    await world.dispatch();
    await world.ctx.db.prisma.channel.update({ where: { id }, data: { disabledAt: new Date() } });
    await world.work();
    expect([world.receiver.hits.length, await world.statuses()]).toEqual([0, ["FAILED"]]);
  });

  it("sends what a dead worker had claimed once more, and not a third time", async () => {
    await world.addChannel("slack", "on-call");
    await world.signal(await world.addIssue({ slack: { channel_name: "on-call" } }), "opened");
    await world.dispatch();
    await world.work();
    const die = (claims: number) =>
      world.ctx.db.pool.query(
        `UPDATE notification SET status = 'PENDING', open_claims = $1, due_at = now() - interval '1 second', claim_id = 'x'`,
        [claims],
      );
    await die(1);
    const [row] = await world.ctx.db.prisma.notification.findMany();
    await world.ctx.db.pool.query(
      "UPDATE notification_target SET open_at = now() - interval '1 second'",
    );
    await sendNotification(world.parts(), row?.id ?? "");
    expect([world.receiver.hits.length, await world.statuses()]).toEqual([2, ["SENT"]]);
    await die(2);
    await world.ctx.db.pool.query(
      "UPDATE notification_target SET open_at = now() - interval '1 second'",
    );
    await sendNotification(world.parts(), row?.id ?? "");
    expect([world.receiver.hits.length, await world.statuses()]).toEqual([2, ["FAILED"]]);
  });

  it("signs a webhook so that its id stays the same from try to try", async () => {
    const { signing_secret: secret = "" } = await world.addChannel("webhook");
    expect(secret).not.toBe(standardSecret(Buffer.alloc(24)));
    const [{ id } = { id: "" }] = await world.ctx.db.prisma.channel.findMany();
    await world.signal(await world.addIssue({ channel_ids: [id] }), "opened");
    await world.dispatch();
    world.receiver.answer(() => ({ status: 503 }));
    await world.work();
    world.receiver.answer(() => ({ status: 200 }));
    await world.pass();
    const ids = world.receiver.hits.map(({ rawHeaders }) => {
      return rawHeaders[rawHeaders.indexOf("webhook-id") + 1];
    });
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe("tendNotifications", () => {
  it("issues the tickets that were lost", async () => {
    await world.addChannel("slack", "on-call");
    await world.signal(await world.addIssue({ slack: { channel_name: "on-call" } }), "opened");
    await world.ctx.db.pool.query("DELETE FROM pgboss.job");
    await tendNotifications(world.ctx.db.pool, world.ctx.queue);
    expect(await world.api.tickets("notification.dispatch")).toEqual([]);
    await world.ctx.db.pool.query(
      "UPDATE issue_signal SET created_at = now() - interval '1 minute'",
    );
    await tendNotifications(world.ctx.db.pool, world.ctx.queue);
    expect(await world.api.tickets("notification.dispatch")).toEqual([
      { projectId: world.ctx.projectId },
    ]);
    await world.dispatch();
    await world.ctx.db.pool.query("DELETE FROM pgboss.job");
    await world.ctx.db.pool.query("UPDATE notification SET due_at = now() - interval '1 minute'");
    await tendNotifications(world.ctx.db.pool, world.ctx.queue);
    await world.work();
    expect(world.receiver.hits).toHaveLength(1);
  });
});
