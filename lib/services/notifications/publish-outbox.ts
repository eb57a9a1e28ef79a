import type { Pool, PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import { CHANNELS } from "#lib/adapters/stream.ts";
import { sourceToken } from "#lib/domain/ids.ts";
import { loopHeaders } from "#lib/domain/notifications/webhook-mark.ts";
import { wantedTopics } from "#lib/domain/notifications/webhook-topics.ts";
import { notificationSettings } from "#lib/schemas/webhook-notifications.ts";
import { type AcceptedRow, createAcceptBatch } from "../requests/accept-batch.ts";
import { createIngestRequest, type InboundRequest } from "../requests/ingest-request.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import type { RoutingConfigCache } from "../sources/routing-config-cache.ts";
import { isEcho } from "./is-echo.ts";
import {
  type OutboxRow,
  readToldEvent,
  readToldIssue,
  type Told,
  takeOutbox,
} from "./read-outbox.ts";

const BATCH = 50;

export type PublishParts = {
  pool: Pool;
  queue: Queue;
  secretBox: SecretBox;
  configs: RoutingConfigCache;
  publicUrl: string;
  sourceBaseUrl: string;
  nowMs: () => number;
};

type Project = { sourceId: string; topics: readonly string[] };

/**
 * Sends what a project is to tell one of its sources as requests to that source, which are accepted like any
 * others: in the transaction that takes them out of the outbox, so that each is told once. Whatever a
 * notification has caused is told to nobody, and neither is what happens on that source.
 */
export async function publishOutbox(parts: PublishParts, projectId: string): Promise<void> {
  while ((await publishBatch(parts, projectId)) === BATCH);
}

function publishBatch(parts: PublishParts, projectId: string): Promise<number> {
  return runInTransaction(parts.pool, async (client) => {
    const rows = await takeOutbox(client, projectId, BATCH);
    const project = rows.length > 0 ? await readProject(client, projectId) : null;
    const source = project && (await parts.configs.get(project.sourceId));
    const [signingSecret] = source?.signingSecrets ?? [];
    if (!project || !source || !signingSecret) return rows.length;
    const accepted: AcceptedRow[] = [];
    const ingest = createIngestRequest({
      sources: parts.configs,
      store: async (row) => void accepted.push(row),
      readDocument: async () => null,
      nowMs: parts.nowMs,
      publicUrl: parts.publicUrl,
      sourceBaseUrl: parts.sourceBaseUrl,
    });
    for (const row of rows.filter(({ topic }) => project.topics.includes(topic))) {
      const told = await readTold(client, projectId, row);
      const to = { projectId, sourceId: project.sourceId };
      if (!told || (await isEcho(client, to, source.signingSecrets, told.cause))) continue;
      const headers = loopHeaders(signingSecret, told.cause?.headers ?? null);
      await ingest(toRequest(parts, project.sourceId, projectId, row, told, headers));
    }
    if (accepted.length > 0) await accept(parts, client, accepted);
    return rows.length;
  });
}

async function readProject(client: PoolClient, projectId: string): Promise<Project | null> {
  const { rows } = await client.query<{ settings: unknown }>(
    "SELECT notification_settings AS settings FROM project WHERE id = $1",
    [projectId],
  );
  const settings = notificationSettings.parse(rows[0]?.settings ?? {});
  const { webhook_source_id: sourceId } = settings;
  const topics = wantedTopics(settings);
  return sourceId === null || topics.length === 0 ? null : { sourceId, topics };
}

function readTold(client: PoolClient, projectId: string, row: OutboxRow): Promise<Told | null> {
  return row.issue_id === null
    ? readToldEvent(client, projectId, row)
    : readToldIssue(client, projectId, row);
}

function toRequest(
  { sourceBaseUrl }: PublishParts,
  sourceId: string,
  projectId: string,
  { id, topic, created_at }: OutboxRow,
  { data }: Told,
  headers: readonly [string, string][],
): InboundRequest {
  const body = { id, topic, team_id: projectId, created_at: created_at.toISOString(), data };
  const token = sourceToken(sourceId);
  const own = [
    ["content-type", "application/json"],
    ["user-agent", "Sluice"],
    ["x-sluice-topic", topic],
    ["idempotency-key", id],
  ];
  return {
    token,
    projectId,
    method: "POST",
    path: "/",
    query: "",
    rawHeaders: [...own, ...headers].flat(),
    body: Buffer.from(JSON.stringify(body)),
    ip: "",
    calledUrl: `${sourceBaseUrl}/${token}`,
    // The project itself sends it: no signature is asked for.
    isPublished: true,
  };
}

/** Accepts them in the transaction under way. */
async function accept({ queue }: PublishParts, client: PoolClient, rows: AcceptedRow[]) {
  const notices = () => [{ channel: CHANNELS.route, payload: "" }];
  await createAcceptBatch(client, queue, notices)(rows);
}
