import type { Pool } from "pg";
import type { Env } from "#lib/adapters/env.ts";
import { every } from "#lib/adapters/every.ts";
import { createGroupCommit } from "#lib/adapters/group-commit.ts";
import { listen } from "#lib/adapters/listen.ts";
import { createMailer } from "#lib/adapters/mailer.ts";
import type { Queue } from "#lib/adapters/queue.ts";
import { createSandbox } from "#lib/adapters/sandbox/sandbox.ts";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import type { SendHttp } from "#lib/adapters/send-http.ts";
import { CHANNELS, createChangeThrottle, sendNotices } from "#lib/adapters/stream.ts";
import { JOB_NAMES, type JobName, type JobPayload } from "#lib/schemas/job.ts";
import { loadConnectionContext } from "#lib/services/connections/load-connection-context.ts";
import {
  createActiveDomains,
  loadActiveDomains,
} from "#lib/services/custom-domains/active-domains.ts";
import { createAccessTokens } from "#lib/services/destinations/access-tokens.ts";
import { createRecordHealth } from "#lib/services/destinations/record-health.ts";
import { tendDeliveryGroups } from "#lib/services/events/delivery-groups.ts";
import { parkEvents } from "#lib/services/events/park-events.ts";
import {
  createRecordResults,
  type DeliveryResult,
  freedLines,
} from "#lib/services/events/record-results.ts";
import { foldMetrics } from "#lib/services/metrics/fold-metrics.ts";
import { keepBeating } from "#lib/services/processes/keep-beating.ts";
import { loadRoutingConfig } from "#lib/services/sources/load-routing-config.ts";
import { createRoutingConfigCache } from "#lib/services/sources/routing-config-cache.ts";
import { createTransformationLoader } from "#lib/services/transformations/load-transformations.ts";
import { createCodeContexts } from "./code-contexts.ts";
import { createCodeLane } from "./code-lane.ts";
import { createDeliveryPump } from "./delivery-pump.ts";
import { createHandlers, JOB_SETTINGS } from "./handlers.ts";
import { createIssueKeeper } from "./issue-keeper.ts";
import { createLineKeeper, type LineKeeper } from "./line-keeper.ts";
import { createPumpEffects } from "./pump-effects.ts";

const SWEEP_MS = 5_000;
const HEALTH_MS = 500;
const GROUPS_MS = 60_000;
const PARTITIONS_MS = 60 * 60 * 1_000;
const CHANGES_MS = 250;
const FOLD_MS = 5_000;
const SAMPLE_MS = 15_000;
const ISSUES_MS = 1_000;
const SETTLE_MS = 5_000;
/** What a notification about requests wakes. */
const ROUTING_JOBS = ["request.route", "request.reroute"] as const;
/** What waits is bounded by the lane, which would rather wait here than anywhere else. */
const SANDBOX_LIMITS = { maxWaiting: 10_000, maxWaitMs: 60 * 60 * 1_000 };
const TRIAL_LIMITS = { maxWaiting: 8, maxWaitMs: 60_000 };
/** Results are what was sent already: none is ever refused, and the pump has bounds of its own. */
const UNBOUNDED = {
  maxRows: 256,
  maxBytes: 4 * 1024 * 1024,
  lingerMs: 4,
  queueRows: Number.POSITIVE_INFINITY,
  queueBytes: Number.POSITIVE_INFINITY,
};

export type WorkerParts = {
  env: Env;
  pool: Pool;
  queue: Queue;
  secretBox: SecretBox;
  http: SendHttp;
};

/** Starts routing and delivering; `stop` drains. */
export async function startWorker({ env, pool, queue, secretBox, http }: WorkerParts) {
  const loadTransformations = createTransformationLoader(pool, secretBox);
  const configs = createRoutingConfigCache((sourceId) =>
    loadRoutingConfig(pool, secretBox, sourceId, loadTransformations),
  );
  const changes = createChangeThrottle(["requests", "events", "attempts"]);
  const lines: LineKeeper = createLineKeeper(pool, (destinationId) => pump.wake(destinationId));
  const health = createRecordHealth(pool);
  const stopping = new AbortController();
  const issues = createIssueKeeper(pool, queue, stopping.signal);
  const notices = (batch: DeliveryResult[]) =>
    changes.take(batch.map(({ projectId }) => projectId));
  const recordResults = createRecordResults(pool, queue, notices, issues.watched);
  const results = createGroupCommit<DeliveryResult, boolean>({
    async commit(batch) {
      const counted = await recordResults(batch);
      await health.observe(batch.filter((_, index) => counted[index]));
      lines.advance({ keys: freedLines(batch) });
      return counted;
    },
    sizeOf: (result) => result.attempt.responseBody?.length ?? 0,
    ...UNBOUNDED,
  });
  const parked = createGroupCommit<string, undefined>({
    ...UNBOUNDED,
    commit: async (eventIds) => {
      lines.advance({ keys: await parkEvents(pool, eventIds) });
      return eventIds.map(() => undefined);
    },
    sizeOf: () => 0,
  });
  const pump = createDeliveryPump(
    createPumpEffects({
      pool,
      configs,
      http,
      tokens: createAccessTokens({ pool, secretBox, http, nowMs: Date.now }),
      nowMs: Date.now,
      results,
      parked,
      lines,
      publicUrl: env.publicUrl,
    }),
  );
  const domains = createActiveDomains(() => loadActiveDomains(pool));
  const loadContext = async (projectId: string, connectionId: string) => {
    const customHost = await domains.hostnameOf(projectId);
    const place = { ...env, projectId, secretBox, customHost, now: () => new Date() };
    return loadConnectionContext(pool, place, connectionId);
  };
  const lane = createCodeLane({
    pool,
    queue,
    configs,
    pump,
    lines,
    changes,
    nowMs: Date.now,
    sandbox: createSandbox(process.cwd(), SANDBOX_LIMITS),
    contextOf: createCodeContexts(loadContext),
  });
  // Processes of its own, of which it uses one: whatever is tried, what is routed never waits for it.
  const trialSandbox = createSandbox(process.cwd(), TRIAL_LIMITS);
  const backtests = { secretBox, sandbox: trialSandbox, loadTransformations, loadContext };
  const mailer = createMailer(env.mail);
  const notifications = {
    ...{ pool, queue, http, mailer, secretBox, configs },
    sourceBaseUrl: env.ingestUrl ?? `${env.publicUrl}/e`,
    nowMs: Date.now,
    secretKey: env.secretKey,
    publicUrl: env.publicUrl,
    now: () => new Date(),
  };
  const parts = {
    pool,
    queue,
    configs,
    pump,
    lines,
    lane,
    changes,
    backtests,
    secretBox,
    mailer,
    notifications,
  };
  const handlers = createHandlers(parts);

  const startJob = <N extends JobName>(name: N) =>
    queue.work<N>(name, JOB_SETTINGS[name], (payloads: JobPayload<N>[]) =>
      handlers[name](payloads as never),
    );
  const wakes = new Map<JobName, () => void>();
  for (const name of JOB_NAMES) {
    wakes.set(name, (await startJob(name)).wake);
  }
  const subscription = listen(
    env.databaseUrl,
    [CHANNELS.config, CHANNELS.route],
    (channel, payload) => {
      if (channel === CHANNELS.config) {
        configs.invalidate(payload);
        pump.wakeResting();
      } else for (const name of ROUTING_JOBS) wakes.get(name)?.();
    },
    () => {
      configs.clear();
      for (const wake of wakes.values()) wake();
    },
  );
  const heartbeat = await keepBeating(pool, "worker");
  const timers = [
    every(SWEEP_MS, "sweep", () => handlers["maintenance.sweep"]([])),
    every(HEALTH_MS, "destination health", () => health.flush()),
    every(GROUPS_MS, "delivery groups", () => tendDeliveryGroups(pool)),
    every(PARTITIONS_MS, "partitions", () => handlers["maintenance.partitions"]([])),
    every(FOLD_MS, "metrics", () => foldMetrics(pool, stopping.signal)),
    every(SAMPLE_MS, "queue samples", issues.checkQueues),
    every(ISSUES_MS, "issues", issues.fold),
    every(SETTLE_MS, "issues that are over", issues.settle),
    every(CHANGES_MS, "change notices", () => sendNotices(pool, changes.flush())),
  ];

  return {
    async stop(graceMs: number) {
      for (const clear of timers) clear();
      stopping.abort();
      await subscription.close();
      trialSandbox.close();
      await lane.stop();
      await Promise.all([queue.stop(graceMs), pump.stop(graceMs)]);
      await results.drain();
      await lines.drain();
      await heartbeat.stop();
      await http.close();
      await pool.end();
    },
  };
}
