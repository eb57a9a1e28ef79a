import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unsubscribeToken } from "#lib/domain/notifications/unsubscribe-token.ts";
import { notificationPreference } from "#lib/schemas/notification-preference.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { getInbox } from "./get-inbox.ts";
import { getNotificationPreference } from "./get-notification-preference.ts";
import { readInbox } from "./read-inbox.ts";
import { findSubscription, unsubscribe } from "./unsubscribe.ts";
import { updateNotificationPreference } from "./update-notification-preference.ts";

const SECRET_KEY = "test-secret-key-0123456789abcdef";

let api: TestApi;
let ada: ServiceContext;
let ben: ServiceContext;
let items = 0;

beforeAll(async () => {
  api = await createTestApi();
  const as = async (email: string): Promise<ServiceContext> => {
    const userId = await api.addUser(email, "member");
    return { ...api.ctx, actor: { ...api.ctx.actor, kind: "session", userId } };
  };
  ada = await as("ada@example.com");
  ben = await as("ben@example.com");
});
afterAll(() => api.close());

async function tell({ projectId, actor, db }: ServiceContext): Promise<string> {
  items += 1;
  const id = `inb_${String(items).padStart(3, "0")}`;
  const userId = actor.userId ?? "";
  await db.prisma.inboxItem.create({
    data: { id, projectId, userId, kind: "opened", title: `Title ${items}`, text: "" },
  });
  return id;
}

describe("the notification centre", () => {
  it("shows each member their own, the newest first, and what is unread", async () => {
    const [first, second] = [await tell(ada), await tell(ada)];
    const other = await tell(ben);
    const inbox = await getInbox(ada);
    expect(inbox.models.map(({ id }) => id)).toEqual([second, first]);
    expect(inbox.unread_count).toBe(2);
    const read = await readInbox(ada, { ids: [first, other] });
    expect([read.unread_count, (await getInbox(ben)).unread_count]).toEqual([1, 1]);
    expect((await readInbox(ada, {})).unread_count).toBe(0);
    expect((await getInbox(ben)).unread_count).toBe(1);
  });

  it("has nothing for a key, or in another project", async () => {
    await tell(ada);
    const elsewhere = { ...ada, projectId: api.foreign.projectId };
    expect(await getInbox(elsewhere)).toEqual({ unread_count: 0, models: [] });
    expect(await readInbox(api.ctx, {})).toEqual({ unread_count: 0, models: [] });
    expect((await getInbox(ada)).unread_count).toBe(1);
  });
});

describe("preferences", () => {
  it("are those of everybody until a member says otherwise, in that project alone", async () => {
    const usual = notificationPreference.parse({});
    expect(await getNotificationPreference(ada)).toEqual(usual);
    const changed = { ...usual, mail: "daily" as const, time_zone: "Europe/Zurich" };
    expect(await updateNotificationPreference(ada, changed)).toEqual(changed);
    expect(await getNotificationPreference(ada)).toEqual(changed);
    expect(await getNotificationPreference(ben)).toEqual(usual);
    const elsewhere = { ...ada, projectId: api.foreign.projectId };
    expect(await getNotificationPreference(elsewhere)).toEqual(usual);
    await expect(updateNotificationPreference(api.ctx, usual)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("know time zones", () => {
    expect(notificationPreference.safeParse({ time_zone: "Mars/Olympus" }).success).toBe(false);
    expect(notificationPreference.safeParse({ time_zone: "Asia/Kathmandu" }).success).toBe(true);
  });
});

describe("unsubscribe", () => {
  it("stops mails for whoever holds the link, and keeps what else was chosen", async () => {
    const ctx = { db: api.ctx.db, secretKey: SECRET_KEY };
    const usual = notificationPreference.parse({});
    await updateNotificationPreference(ben, { ...usual, daily_hour: 7 });
    const where = { projectId: ben.projectId, userId: ben.actor.userId ?? "" };
    const token = unsubscribeToken(SECRET_KEY, where);
    expect(await findSubscription(ctx, token)).toMatchObject({ email: "ben@example.com" });
    expect(await unsubscribe(ctx, token)).toBe(true);
    expect(await unsubscribe(ctx, token)).toBe(true);
    const after = await getNotificationPreference(ben);
    expect(after).toMatchObject({ mail: "off", daily_hour: 7 });
    expect(await unsubscribe(ctx, `${token}x`)).toBe(false);
    expect(await findSubscription(ctx, "a.b.c")).toBeNull();
  });
});
