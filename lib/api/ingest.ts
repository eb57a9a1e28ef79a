import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createPool } from "#lib/adapters/db.ts";
import { getEnv } from "#lib/adapters/env.ts";
import { every } from "#lib/adapters/every.ts";
import { createGroupCommit } from "#lib/adapters/group-commit.ts";
import { listen } from "#lib/adapters/listen.ts";
import { logger } from "#lib/adapters/logger.ts";
import { processSingleton } from "#lib/adapters/process-singleton.ts";
import { createQueue } from "#lib/adapters/queue.ts";
import { createSecretBox } from "#lib/adapters/secret-box.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import { CHANNELS, createChangeThrottle, sendNotices } from "#lib/adapters/stream.ts";
import type { ActiveDomains } from "#lib/services/custom-domains/active-domains.ts";
import { type AcceptedRow, createAcceptBatch } from "#lib/services/requests/accept-batch.ts";
import { createFindPublishTargets } from "#lib/services/requests/find-publish-targets.ts";
import { createIngestRequest, type IngestRequest } from "#lib/services/requests/ingest-request.ts";
import {
  createPublishRequest,
  type PublishRequest,
} from "#lib/services/requests/publish-request.ts";
import { loadRoutingConfig } from "#lib/services/sources/load-routing-config.ts";
import { createReadDocument } from "#lib/services/sources/provider-documents.ts";
import { createRoutingConfigCache } from "#lib/services/sources/routing-config-cache.ts";
import { getActiveDomains } from "./web-domains.ts";

/** A sender is answered within 2 s whatever happens to the database. */
const STATEMENT_TIMEOUT_MS = 1_200;
const CONNECT_TIMEOUT_MS = 800;
const QUEUE_BYTES = 128 * 1024 * 1024;
const QUEUE_ROWS = 8_192;
const CHANGES_MS = 250;
/** A key's hash and the id or name of a source. */
const LOOKUP_BYTES = 512;

export type Ingest = {
  ingest: IngestRequest;
  publish: PublishRequest;
  domains: ActiveDomains;
  /** Waits for what is being stored and closes. */
  stop(): Promise<void>;
};

async function open(): Promise<Ingest> {
  const env = getEnv();
  const pool = createPool(env.databaseUrl, {
    name: "sluice ingest",
    max: 4,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
  });
  const queue = await createQueue(env.databaseUrl, { isWorker: false });
  const secretBox = createSecretBox(env.secretKey);
  const sources = createRoutingConfigCache((id) => loadRoutingConfig(pool, secretBox, id));
  const domains = getActiveDomains();
  // Hosts that were served before a restart are served from the first request on.
  await domains.refresh();
  const refreshDomains = () => {
    domains.refresh().catch((error) => {
      logger.warn({ err: error }, "custom domains could not be read, those known stay");
    });
  };
  const subscription = listen(
    env.databaseUrl,
    [CHANNELS.config, CHANNELS.domains],
    (channel, payload) => {
      if (channel === CHANNELS.domains) refreshDomains();
      else sources.invalidate(payload);
    },
    () => {
      sources.clear();
      refreshDomains();
    },
  );
  const http = createSendHttp(createAddressGuard(env.egress));
  const changes = createChangeThrottle(["requests"]);
  const notifications = (rows: AcceptedRow[]) => [
    ...(rows.some((row) => row.isRouted) ? [{ channel: CHANNELS.route, payload: "" }] : []),
    ...changes.take(rows.map((row) => row.projectId)),
  ];
  const commit = createGroupCommit({
    commit: createAcceptBatch(pool, queue, notifications),
    sizeOf: (row) => row.body.length + row.json.length,
    maxRows: 256,
    maxBytes: 8 * 1024 * 1024,
    lingerMs: 2,
    queueRows: QUEUE_ROWS,
    queueBytes: QUEUE_BYTES,
  });
  const clear = every(CHANGES_MS, "change notices", () => sendNotices(pool, changes.flush()));
  const lookups = createGroupCommit({
    commit: createFindPublishTargets(pool),
    sizeOf: () => LOOKUP_BYTES,
    maxRows: 256,
    maxBytes: QUEUE_BYTES,
    lingerMs: 0,
    queueRows: QUEUE_ROWS,
    queueBytes: QUEUE_BYTES,
  });
  const ingest = createIngestRequest({
    sources,
    store: commit.add,
    readDocument: createReadDocument(http, Date.now),
    nowMs: Date.now,
    publicUrl: env.publicUrl,
    sourceBaseUrl: env.ingestUrl ?? `${env.publicUrl}/e`,
  });
  return {
    domains,
    ingest,
    publish: createPublishRequest({ ingest, findTarget: lookups.add }),
    async stop() {
      clear();
      await lookups.drain();
      await commit.drain();
      await subscription.close();
      await queue.stop(1_000);
      await http.close();
      await pool.end();
    },
  };
}

/** The part of this process that accepts requests: server.ts and the route handler share it. */
export function getIngest(): Promise<Ingest> {
  return processSingleton("ingest", () =>
    open().catch((error) => {
      logger.fatal({ err: error }, "source URLs cannot be opened");
      throw error;
    }),
  );
}
