import { describe, expect, it } from "vitest";
import { notificationPreference } from "#lib/schemas/notification-preference.ts";
import {
  type PlannedChannel,
  type PlannedSignal,
  planNotifications,
  type Reader,
  readTarget,
} from "./plan-notifications.ts";

const NOW = new Date("2026-11-23T10:20:00.000Z");
const channel = (id: string, type: PlannedChannel["type"], name: string): PlannedChannel => ({
  id,
  type,
  name,
  addresses: type === "email" ? ["a@example.com", "b@example.com"] : [],
});
const CHANNELS = [
  channel("ch_1", "slack", "on-call"),
  channel("ch_2", "slack", "other"),
  channel("ch_3", "pagerduty", "pager"),
  channel("ch_4", "email", "list"),
  channel("ch_5", "discord", "on-call"),
];
const reader = (userId: string, preference: object = {}): Reader => ({
  userId,
  memberId: `mem_${userId}`,
  preference: notificationPreference.parse(preference),
});
const READERS = [reader("ada"), reader("ben")];

function plan(rest: Partial<PlannedSignal>, readers: Reader[] = READERS) {
  const signal: PlannedSignal = {
    kind: "opened",
    actorId: null,
    assigneeId: null,
    participantIds: [],
    mentionedIds: [],
    triggerId: "it_1",
    channels: { email: { member_ids: null } },
    openChannelIds: [],
    ...rest,
  };
  const { deliveries, inbox } = planNotifications(signal, CHANNELS, readers, NOW);
  return {
    to: deliveries.map(({ target, kind }) => `${target} ${kind}`),
    app: inbox.map(({ userId, kind }) => `${userId} ${kind}`),
  };
}

describe("planNotifications", () => {
  it("tells the channels that a trigger names, as other clients name them and by their ids", () => {
    const names = { slack: { channel_name: "#On-Call" }, pagerduty: {} };
    expect(plan({ channels: names }).to).toEqual(["channel:ch_1 opened", "channel:ch_3 opened"]);
    expect(plan({ channels: { channel_ids: ["ch_2", "ch_gone"] } }).to).toEqual([
      "channel:ch_2 opened",
    ]);
    expect(plan({ channels: { channel_ids: ["ch_4"] } }).to).toEqual([
      "channel:ch_4:a@example.com opened",
      "channel:ch_4:b@example.com opened",
    ]);
  });

  it("tells the address that a trigger holds rather than a channel of that name", () => {
    const discord = { channel_name: "on-call", sealed_webhook_url: "sealed" };
    expect(plan({ channels: { discord } }).to).toEqual(["trigger:it_1 opened"]);
    expect(plan({ channels: { discord: { channel_name: "on-call" } } }).to).toEqual([
      "channel:ch_5 opened",
    ]);
  });

  it.each([{}, null])("tells nobody for channels %j", (channels) => {
    expect(plan({ channels })).toEqual({ to: [], app: [] });
  });

  it.each(["ignored", "snoozed", "retried", "dismissed"] as const)("tells nobody of %s", (kind) => {
    expect(plan({ kind, assigneeId: "ada" })).toEqual({ to: [], app: [] });
  });

  it.each(["resolved", "auto_resolved", "ignored", "dismissed"] as const)(
    "ends incidents of what is %s where they are open, also when the trigger is gone or names others",
    (kind) => {
      for (const channels of [null, { slack: { channel_name: "other" } }]) {
        const { to } = plan({ kind, channels, openChannelIds: ["ch_3", "ch_5"] });
        expect(to.filter((told) => !told.startsWith("channel:ch_2"))).toEqual([
          "channel:ch_3 resolved",
        ]);
      }
      expect(plan({ kind: "reopened", channels: null, openChannelIds: ["ch_3"] }).to).toEqual([]);
    },
  );

  it.each(["ignored", "dismissed"] as const)("ends incidents of what is %s", (kind) => {
    const channels = {
      channel_ids: ["ch_1", "ch_3", "ch_4"],
      discord: { channel_name: "on-call" },
    };
    expect(plan({ kind, channels, assigneeId: "ada" })).toEqual({
      to: ["channel:ch_3 resolved"],
      app: [],
    });
  });

  it("mails members that a trigger names, and shows it to all in the dashboard", () => {
    expect(plan({})).toEqual({
      to: ["user:ada opened", "user:ben opened"],
      app: ["ada opened", "ben opened"],
    });
    const named = plan({ channels: { email: { member_ids: ["mem_ben"] } } });
    expect(named).toEqual({ to: ["user:ben opened"], app: ["ada opened", "ben opened"] });
  });

  it("tells members as they have chosen", () => {
    const off = reader("ada", { events: { opened: { email: false, app: false } } });
    expect(plan({}, [off])).toEqual({ to: [], app: [] });
    expect(plan({}, [reader("ada", { mail: "off" })])).toEqual({ to: [], app: ["ada opened"] });
    expect(plan({ kind: "auto_resolved" }, [reader("ada")])).toEqual({
      to: [],
      app: ["ada resolved"],
    });
  });

  it("tells an assignee, but not of what they did themselves", () => {
    const assigned = { kind: "assigned", assigneeId: "ada", channels: null } as const;
    expect(plan(assigned)).toEqual({ to: ["user:ada assigned"], app: ["ada assigned"] });
    expect(plan({ ...assigned, actorId: "ada" })).toEqual({ to: [], app: [] });
    expect(plan({ ...assigned, assigneeId: "gone" })).toEqual({ to: [], app: [] });
  });

  it("tells of a comment whom it mentions, the assignee and who commented before, each once", () => {
    const commented = { kind: "commented", assigneeId: "ada", channels: null } as const;
    const people = { participantIds: ["ada", "ben", "cy"], mentionedIds: ["ben"], actorId: "cy" };
    const readers = [...READERS, reader("cy")];
    expect(plan({ ...commented, ...people }, readers).to).toEqual([
      "user:ada commented",
      "user:ben mentioned",
    ]);
  });

  it("names targets so that they can be read again", () => {
    expect(readTarget("channel:ch_4:a@example.com")).toEqual({
      kind: "channel",
      id: "ch_4",
      address: "a@example.com",
    });
    expect(readTarget("user:usr_1")).toEqual({ kind: "user", id: "usr_1", address: null });
  });
});
