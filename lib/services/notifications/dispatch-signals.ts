import type { Pool, PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { findMentions } from "#lib/domain/notifications/find-mentions.ts";
import { issueMessage } from "#lib/domain/notifications/issue-message.ts";
import type { Message, MessageKind } from "#lib/domain/notifications/message.ts";
import {
  type Delivery,
  type Plan,
  planNotifications,
} from "#lib/domain/notifications/plan-notifications.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { tellChanges } from "../tell-changes.ts";
import { type OpenIncident, readOpenIncidents } from "./open-incidents.ts";
import { type Audience, readAudience } from "./read-audience.ts";
import { readResourceNames, readSignals, type SignalRow } from "./read-signals.ts";
import { tellSource } from "./tell-source.ts";

const BATCH = 100;

export type DispatchParts = {
  pool: Pool;
  queue: Pick<Queue, "send">;
  /** Of the dashboard, without a trailing slash. */
  publicUrl: string;
  now: () => Date;
};

type NewNotification = Delivery & { id: string; signal: SignalRow; message: Message };
type NewItem = {
  id: string;
  userId: string;
  kind: MessageKind;
  signal: SignalRow;
  message: Message;
};

/**
 * Turns what happened to the issues of a project into what is to be sent to whom, in the transaction that
 * marks it as told: each once, however often this runs.
 */
export async function dispatchSignals(parts: DispatchParts, projectId: string): Promise<void> {
  while ((await dispatchBatch(parts, projectId)) === BATCH);
}

function dispatchBatch({ pool, queue, publicUrl, now }: DispatchParts, projectId: string) {
  return runInTransaction(pool, async (client) => {
    const signals = await readSignals(client, projectId, BATCH);
    if (signals.length === 0) return 0;
    const at = now();
    const names = await readResourceNames(client, projectId, signals);
    const nameOf = (id: string) => names.get(id);
    const audience = await readAudience(client, projectId);
    const issueIds = [...new Set(signals.map(({ issue_id }) => issue_id))];
    const incidents = await readOpenIncidents(client, projectId, { issueIds });
    const notifications: NewNotification[] = [];
    const items: NewItem[] = [];
    for (const signal of signals) {
      const open = incidents.filter((incident) => incident.issue_id === signal.issue_id);
      const plan = planSignal(signal, audience, open, at);
      const write = (id: string, kind: MessageKind) =>
        issueMessage(id, kind, toldOf(signal, publicUrl), nameOf);
      for (const delivery of plan.deliveries) {
        const id = newId(ID_PREFIXES.notification, at.getTime());
        notifications.push({ ...delivery, id, signal, message: write(id, delivery.kind) });
      }
      for (const { userId, kind } of plan.inbox) {
        const id = newId(ID_PREFIXES.inboxItem, at.getTime());
        items.push({ id, userId, kind, signal, message: write(id, kind) });
      }
    }
    await insertNotifications(client, projectId, notifications);
    await insertItems(client, projectId, items);
    await tellSource(client, queue, projectId, signals);
    await client.query({
      name: "mark-signals",
      text: "UPDATE issue_signal SET dispatched_at = now() WHERE project_id = $1 AND id = ANY($2)",
      values: [projectId, signals.map(({ id }) => id)],
    });
    await sendTickets(client, queue, notifications, at);
    if (items.length > 0) await tellChanges(client, projectId, ["notifications"]);
    return signals.length;
  });
}

const NOTHING: Plan = { deliveries: [], inbox: [] };

/** What was ignored meanwhile is told nobody, and neither is a comment that was deleted. */
function isOver({ kind, status, comment }: SignalRow): boolean {
  return kind === "commented" ? comment === null : status === "IGNORED" && kind !== "ignored";
}

function planSignal(
  signal: SignalRow,
  { readers, channels, people }: Audience,
  incidents: readonly OpenIncident[],
  at: Date,
): Plan {
  if (isOver(signal)) return NOTHING;
  return planNotifications(
    {
      kind: signal.kind,
      actorId: signal.actor_id,
      assigneeId: signal.assignee_id,
      participantIds: signal.participant_ids,
      mentionedIds: findMentions(signal.comment ?? "", people),
      triggerId: signal.trigger_id,
      channels: signal.channels,
      openChannelIds: incidents.map(({ channel_id }) => channel_id),
    },
    channels,
    readers,
    at,
  );
}

function toldOf(signal: SignalRow, publicUrl: string) {
  return {
    issueId: signal.issue_id,
    issue: {
      type: signal.type,
      keys: signal.aggregation_keys,
      occurrences: Number(signal.occurrences),
      openedAt: signal.opened_at,
      runbook: signal.runbook,
    },
    comment: signal.comment,
    projectName: signal.project_name,
    publicUrl,
    at: signal.created_at,
  };
}

async function insertNotifications(
  client: PoolClient,
  projectId: string,
  notifications: readonly NewNotification[],
): Promise<void> {
  if (notifications.length === 0) return;
  const rows = notifications.map((each) => ({
    id: each.id,
    signal_id: each.signal.id,
    issue_id: each.signal.issue_id,
    target: each.target,
    channel_id: each.channelId,
    user_id: each.userId,
    kind: each.kind,
    message: each.message,
    due_at: each.dueAt,
  }));
  await client.query({
    name: "insert-notifications",
    text: `
      INSERT INTO notification (id, project_id, signal_id, issue_id, target, channel_id, user_id,
        kind, message, due_at)
      SELECT id, $1, signal_id, issue_id, target, channel_id, user_id, kind, message, due_at
      FROM json_to_recordset($2::text::json) AS n (id text, signal_id text, issue_id text,
        target text, channel_id text, user_id text, kind text, message jsonb, due_at timestamptz)
      ON CONFLICT (signal_id, target) DO NOTHING`,
    values: [projectId, JSON.stringify(rows)],
  });
}

async function insertItems(
  client: PoolClient,
  projectId: string,
  items: readonly NewItem[],
): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ id, userId, kind, signal, message }) => ({
    id,
    user_id: userId,
    signal_id: signal.id,
    issue_id: signal.issue_id,
    kind,
    title: message.title,
    text: message.text,
  }));
  await client.query(
    `INSERT INTO inbox_item (id, project_id, user_id, signal_id, issue_id, kind, title, text)
     SELECT id, $1, user_id, signal_id, issue_id, kind, title, text
     FROM json_to_recordset($2::text::json) AS n (id text, user_id text, signal_id text,
       issue_id text, kind text, title text, text text)
     ON CONFLICT (signal_id, user_id) DO NOTHING`,
    [projectId, JSON.stringify(rows)],
  );
}

/** One ticket for each place is enough: it sends all that is due there. */
async function sendTickets(
  client: PoolClient,
  queue: Pick<Queue, "send">,
  notifications: readonly NewNotification[],
  at: Date,
): Promise<void> {
  const first = new Map<string, NewNotification>();
  for (const each of notifications) if (!first.has(each.target)) first.set(each.target, each);
  if (first.size === 0) return;
  const tickets = [...first.values()].map(({ id, dueAt }) => ({
    data: { notificationId: id },
    startAfterS: Math.max(0, Math.ceil((dueAt.getTime() - at.getTime()) / 1_000)),
  }));
  await queue.send("notification.send", tickets, client);
}
