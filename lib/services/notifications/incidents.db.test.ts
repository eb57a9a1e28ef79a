import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TriggerChannels } from "#lib/domain/notifications/plan-notifications.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import {
  createTestNotifications,
  type TestNotifications,
} from "#lib/testing/test-notifications.ts";
import { deleteChannel } from "../channels/delete-channel.ts";
import { getChannel } from "../channels/get-channel.ts";
import { deleteIssueTrigger } from "../issue-triggers/delete-issue-trigger.ts";
import { disableIssueTrigger } from "../issue-triggers/disable-issue-trigger.ts";
import { dismissIssue } from "../issues/dismiss-issue.ts";
import { updateIssue } from "../issues/update-issue.ts";
import { tendNotifications } from "./tend-notifications.ts";

let world: TestNotifications;
beforeAll(async () => {
  world = await createTestNotifications();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const ignoreIssue = (context: ServiceContext, { id }: { id: string }) =>
  updateIssue(context, { id, status: "IGNORED" });

/** Opens an incident at a channel and returns the id of its issue. */
async function openIncident(told: TriggerChannels): Promise<string> {
  const id = await world.addIssue(told);
  await world.signal(id, "opened");
  await world.dispatch();
  await world.pass();
  world.receiver.hits.length = 0;
  return id;
}
const triggerOf = async (id: string) =>
  (await world.ctx.db.prisma.issue.findUniqueOrThrow({ where: { id } })).issueTriggerId ?? "";

describe("an incident", () => {
  it("is opened and resolved in this order, also when the first try fails", async () => {
    await world.addChannel("pagerduty");
    const issue = await world.addIssue({ pagerduty: {} });
    world.receiver.answer(() => ({ status: 500 }));
    await world.signal(issue, "opened");
    await world.dispatch();
    await world.work();
    await world.signal(issue, "resolved");
    await world.dispatch();
    await world.ctx.db.pool.query(
      "UPDATE notification_target SET open_at = now() - interval '1 second'",
    );
    await world.work({ isLater: true });
    expect(world.receiver.hits).toHaveLength(1);
    world.receiver.answer(() => ({ status: 202 }));
    await world.pass();
    await world.pass();
    expect(world.bodies().map(({ event_action }) => event_action)).toEqual([
      "trigger",
      "trigger",
      "resolve",
    ]);
    expect(new Set(world.bodies().map(({ dedup_key }) => dedup_key))).toEqual(new Set([issue]));
  });

  it("ends when its issue is dismissed or ignored", async () => {
    await world.addChannel("pagerduty");
    await world.addChannel("slack", "on-call");
    const told = { pagerduty: {}, slack: { channel_name: "on-call" } };
    for (const putAway of [dismissIssue, ignoreIssue]) {
      const id = await world.addIssue(told);
      await world.signal(id, "opened");
      await world.dispatch();
      await world.pass();
      world.receiver.hits.length = 0;
      await putAway(world.ctx, { id });
      await world.dispatch();
      await world.pass();
      expect(world.bodies()).toMatchObject([{ event_action: "resolve", dedup_key: id }]);
    }
  });

  it("ends when its issue goes with the trigger, at least once", async () => {
    await world.addChannel("pagerduty");
    const [open, over] = [
      await openIncident({ pagerduty: {} }),
      await world.addIssue({ pagerduty: {} }),
    ];
    await deleteIssueTrigger(world.ctx, { id: await triggerOf(over) });
    await deleteIssueTrigger(world.ctx, { id: await triggerOf(open) });
    world.receiver.answer(() => ({ status: 500 }));
    await world.pass();
    world.receiver.answer(() => ({ status: 202 }));
    await world.pass();
    const end = { event_action: "resolve", dedup_key: open };
    expect(world.bodies()).toMatchObject([end, end]);
  });

  it("ends where it was opened, though the trigger is disabled by now", async () => {
    await world.addChannel("pagerduty");
    const id = await openIncident({ pagerduty: {} });
    await disableIssueTrigger(world.ctx, { id: await triggerOf(id) });
    await updateIssue(world.ctx, { id, status: "RESOLVED" });
    await world.dispatch();
    await world.pass();
    expect(world.bodies()).toMatchObject([{ event_action: "resolve", dedup_key: id }]);
  });

  it("ends when its channel is deleted, which is gone for people at once", async () => {
    const { id, name } = await world.addChannel("betteruptime");
    world.receiver.answer(() => ({ status: 201, body: '{"data":{"id":"987"}}' }));
    await openIncident({ betteruptime: {} });
    await deleteChannel(world.ctx, { id });
    await expect(getChannel(world.ctx, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await world.addChannel("betteruptime", name);
    await tendNotifications(world.ctx.db.pool, world.ctx.queue);
    expect(await world.ctx.db.prisma.channel.count()).toBe(2);
    await world.pass();
    expect(world.receiver.hits.map(({ url }) => url)).toEqual(["/api/v3/incidents/987/resolve"]);
    await world.ctx.db.pool.query(
      "UPDATE channel SET deleted_at = deleted_at - interval '1 minute'",
    );
    await tendNotifications(world.ctx.db.pool, world.ctx.queue);
    expect(await world.ctx.db.prisma.channel.findMany()).toMatchObject([{ name, deletedAt: null }]);
    expect(await world.ctx.db.prisma.notification.count({ where: { channelId: id } })).toBe(0);
  });

  it("is resolved at Better Stack by the name that it has there", async () => {
    await world.addChannel("betteruptime");
    const issue = await world.addIssue({ betteruptime: {} });
    world.receiver.answer(() => ({ status: 201, body: '{"data":{"id":"987"}}' }));
    for (const kind of ["opened", "resolved"] as const) {
      await world.signal(issue, kind);
      await world.dispatch();
      await world.pass();
    }
    expect(world.receiver.hits.map(({ url }) => url)).toEqual([
      "/api/v3/incidents",
      "/api/v3/incidents/987/resolve",
    ]);
  });
});
