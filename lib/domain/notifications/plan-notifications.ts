import type { ChannelType } from "#lib/schemas/channel.ts";
import type { IssueSignalKind } from "#lib/schemas/issue-signal.ts";
import type {
  NotificationPreference,
  PersonalEvent,
} from "#lib/schemas/notification-preference.ts";
import { mailDueAt } from "./mail-due-at.ts";
import type { MessageKind } from "./message.ts";

/** A person who may open the project. */
export type Reader = { userId: string; memberId: string; preference: NotificationPreference };

export type PlannedChannel = {
  id: string;
  type: ChannelType;
  name: string;
  addresses: readonly string[];
};

/** What a trigger says of who is told. */
export type TriggerChannels = {
  slack?: { channel_name: string } | undefined;
  microsoft_teams?: { channel_name: string } | undefined;
  discord?: { channel_name: string; sealed_webhook_url?: string | undefined } | undefined;
  betteruptime?: object | undefined;
  incidentio?: object | undefined;
  pagerduty?: object | undefined;
  opsgenie?: object | undefined;
  email?: { member_ids: readonly string[] | null } | undefined;
  channel_ids?: readonly string[] | undefined;
};

export type PlannedSignal = {
  kind: IssueSignalKind;
  actorId: string | null;
  assigneeId: string | null;
  /** Who has written about the issue before. */
  participantIds: readonly string[];
  mentionedIds: readonly string[];
  triggerId: string | null;
  channels: TriggerChannels | null;
  /** Where an incident of the issue is open, whatever the trigger says by now. */
  openChannelIds: readonly string[];
};

export type Delivery = {
  /** What is sent one after another, at a pace of its own: see `readTarget`. */
  target: string;
  channelId: string | null;
  userId: string | null;
  kind: MessageKind;
  dueAt: Date;
};

export type Plan = { deliveries: Delivery[]; inbox: { userId: string; kind: MessageKind }[] };

const TOLD_OF_ISSUE: Partial<Record<IssueSignalKind, MessageKind>> = {
  opened: "opened",
  reopened: "reopened",
  recurred: "reopened",
  acknowledged: "acknowledged",
  resolved: "resolved",
  auto_resolved: "resolved",
};

const PERSONAL: Partial<Record<MessageKind, PersonalEvent>> = {
  opened: "opened",
  reopened: "reopened",
  resolved: "resolved",
  assigned: "assigned",
  commented: "commented",
  mentioned: "mentioned",
};

/** Kinds of channels that a trigger names by what they are called there. */
const NAMED = ["slack", "microsoft_teams", "discord"] as const;
/** Kinds that it names as such: all channels of that kind. */
const UNNAMED = ["betteruptime", "incidentio", "pagerduty", "opsgenie"] as const;

const plainName = (name: string) => name.trim().replace(/^#/, "").toLowerCase();

function isChosen(channels: TriggerChannels, { id, type, name }: PlannedChannel): boolean {
  if (channels.channel_ids?.includes(id)) return true;
  if (UNNAMED.some((each) => each === type && channels[each])) return true;
  return NAMED.some((each) => {
    const chosen = channels[each];
    if (each === "discord" && channels.discord?.sealed_webhook_url) return false;
    return each === type && chosen && plainName(chosen.channel_name) === plainName(name);
  });
}

/** Where messages of one channel go: to one address each, if it is mail. */
function targetsOf({ id, type, addresses }: PlannedChannel): string[] {
  if (type !== "email") return [`channel:${id}`];
  return addresses.map((address) => `channel:${id}:${address}`);
}

/** Says which trigger, channel, address or person a target is. */
export function readTarget(target: string) {
  const [kind = "", id = "", ...rest] = target.split(":");
  return { kind, id, address: rest.join(":") || null };
}

/** What people put away without having solved it is over for systems that would go on calling somebody. */
const PUT_AWAY: readonly IssueSignalKind[] = ["ignored", "dismissed"];

/** Channels that keep calling somebody until they are told that it is over. */
export const INCIDENT_TYPES = [
  "pagerduty",
  "opsgenie",
  "betteruptime",
  "incidentio",
] as const satisfies readonly ChannelType[];

const isIncident = ({ type }: Pick<PlannedChannel, "type">) =>
  INCIDENT_TYPES.some((each) => each === type);

function allDeliveries(
  signal: PlannedSignal,
  channels: readonly PlannedChannel[],
  now: Date,
): Delivery[] {
  const told = TOLD_OF_ISSUE[signal.kind];
  if (told) return channelDeliveries(signal, told, channels, now);
  if (!PUT_AWAY.includes(signal.kind)) return [];
  const calling = channels.filter(isIncident);
  return channelDeliveries({ ...signal, triggerId: null }, "resolved", calling, now);
}

/** An incident ends where it was opened, also when the trigger names that channel no more or is gone. */
function isTold(
  { channels, openChannelIds }: PlannedSignal,
  kind: MessageKind,
  channel: PlannedChannel,
): boolean {
  if (channels && isChosen(channels, channel)) return true;
  return kind === "resolved" && isIncident(channel) && openChannelIds.includes(channel.id);
}

function channelDeliveries(
  signal: PlannedSignal,
  kind: MessageKind,
  all: readonly PlannedChannel[],
  now: Date,
): Delivery[] {
  const { channels, triggerId } = signal;
  const own = channels?.discord?.sealed_webhook_url && triggerId ? [`trigger:${triggerId}`] : [];
  const common = { userId: null, kind, dueAt: now };
  return [
    ...all
      .filter((channel) => isTold(signal, kind, channel))
      .flatMap((channel) =>
        targetsOf(channel).map((target) => ({ target, channelId: channel.id, ...common })),
      ),
    ...own.map((target) => ({ target, channelId: null, ...common })),
  ];
}

/** Who is told in person, and of what: each of the readers at most once. */
function personalKinds(signal: PlannedSignal, readers: readonly Reader[]) {
  const kinds = new Map<string, { kind: MessageKind; hasMail: boolean }>();
  const told = TOLD_OF_ISSUE[signal.kind];
  const { channels } = signal;
  if (told && told !== "acknowledged" && channels && Object.keys(channels).length > 0) {
    const { email } = channels;
    for (const { userId, memberId } of readers) {
      const hasMail = email !== undefined && (email.member_ids?.includes(memberId) ?? true);
      kinds.set(userId, { kind: told, hasMail });
    }
  }
  if (told && signal.assigneeId && told !== "acknowledged") {
    kinds.set(signal.assigneeId, { kind: told, hasMail: true });
  }
  const also = (userIds: readonly (string | null)[], kind: MessageKind) => {
    for (const userId of userIds) if (userId) kinds.set(userId, { kind, hasMail: true });
  };
  if (signal.kind === "assigned") also([signal.assigneeId], "assigned");
  if (signal.kind === "commented") {
    also([signal.assigneeId, ...signal.participantIds], "commented");
    also(signal.mentionedIds, "mentioned");
  }
  return kinds;
}

/**
 * Says who is told of what happened to an issue: channels as its trigger names them, members as they have
 * chosen, never who did it. What is ignored, snoozed or dismissed is told nobody; ignoring and dismissing
 * end its incidents.
 */
export function planNotifications(
  signal: PlannedSignal,
  channels: readonly PlannedChannel[],
  readers: readonly Reader[],
  now: Date,
): Plan {
  const plan: Plan = { deliveries: allDeliveries(signal, channels, now), inbox: [] };
  const kinds = personalKinds(signal, readers);
  for (const { userId, preference } of readers) {
    const personal = kinds.get(userId);
    if (!personal || userId === signal.actorId) continue;
    const { kind, hasMail } = personal;
    const event = PERSONAL[kind];
    const ways = event && preference.events[event];
    if (ways?.app) plan.inbox.push({ userId, kind });
    const dueAt = ways?.email && hasMail ? mailDueAt(preference, now) : null;
    if (dueAt)
      plan.deliveries.push({ target: `user:${userId}`, channelId: null, userId, kind, dueAt });
  }
  return plan;
}
