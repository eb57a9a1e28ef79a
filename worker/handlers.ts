import type { Pool } from "pg";
import type { Mailer } from "#lib/adapters/mailer.ts";
import type { Queue } from "#lib/adapters/queue.ts";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import type { createChangeThrottle } from "#lib/adapters/stream.ts";
import type { JobName, JobPayload } from "#lib/schemas/job.ts";
import { forgetTokens } from "#lib/services/accounts/one-time-tokens.ts";
import { forgetBacktests } from "#lib/services/backtests/forget-backtests.ts";
import { type BacktestContext, runBacktest } from "#lib/services/backtests/run-backtest.ts";
import { runBulkOperation } from "#lib/services/bulk-operations/run-bulk-operation.ts";
import { cancelPendingEvents } from "#lib/services/connections/cancel-pending-events.ts";
import { releaseHeldEvents } from "#lib/services/connections/release-held-events.ts";
import { tendLines } from "#lib/services/events/advance-lines.ts";
import { forgetCalls } from "#lib/services/idempotency/forget-calls.ts";
import { sendMail } from "#lib/services/mail/send-mail.ts";
import { forgetMail, tendMail } from "#lib/services/mail/tend-mail.ts";
import { createPartitions } from "#lib/services/maintenance/create-partitions.ts";
import { dropPartitions } from "#lib/services/maintenance/drop-partitions.ts";
import { forgetAudit } from "#lib/services/maintenance/forget-audit.ts";
import { forgetKeys } from "#lib/services/maintenance/forget-keys.ts";
import { forgetOrders } from "#lib/services/maintenance/forget-orders.ts";
import { sweep } from "#lib/services/maintenance/sweep.ts";
import { dropOldMetrics } from "#lib/services/metrics/drop-old-metrics.ts";
import {
  type DispatchParts,
  dispatchSignals,
} from "#lib/services/notifications/dispatch-signals.ts";
import { type PublishParts, publishOutbox } from "#lib/services/notifications/publish-outbox.ts";
import {
  type SendNotificationParts,
  sendNotification,
} from "#lib/services/notifications/send-notification.ts";
import {
  forgetNotifications,
  tendNotifications,
} from "#lib/services/notifications/tend-notifications.ts";
import { purgeProject } from "#lib/services/projects/purge-project.ts";
import { createCarryOutOrders } from "#lib/services/requests/carry-out-orders.ts";
import { createRouteRequests } from "#lib/services/requests/route-requests.ts";
import type { CodeLane } from "#lib/services/requests/routing-batch.ts";
import type { RoutingConfigCache } from "#lib/services/sources/routing-config-cache.ts";
import type { DeliveryPump } from "./delivery-pump.ts";
import type { LineKeeper } from "./line-keeper.ts";

/** Tickets a fetch, fetch loops, and how often each asks when nobody wakes it. */
export const JOB_SETTINGS = {
  "request.route": { batchSize: 16, concurrency: 1, pollS: 1 },
  "request.reroute": { batchSize: 2, concurrency: 1, pollS: 1 },
  "code.run": { batchSize: 64, concurrency: 1, pollS: 2 },
  "event.deliver": { batchSize: 256, concurrency: 1, pollS: 0.5 },
  "connection.unpause": { batchSize: 1, concurrency: 1, pollS: 1 },
  "connection.cancel-pending": { batchSize: 1, concurrency: 1, pollS: 1 },
  "bulk.run": { batchSize: 4, concurrency: 1, pollS: 0.5 },
  "notification.dispatch": { batchSize: 64, concurrency: 1, pollS: 1 },
  "notification.publish": { batchSize: 256, concurrency: 1, pollS: 1 },
  "notification.send": { batchSize: 8, concurrency: 1, pollS: 1 },
  "mail.send": { batchSize: 8, concurrency: 1, pollS: 1 },
  // One at a time in a worker, beside everything that is delivered.
  "backtest.run": { batchSize: 1, concurrency: 1, pollS: 1 },
  "project.purge": { batchSize: 1, concurrency: 1, pollS: 5 },
  "maintenance.sweep": { batchSize: 16, concurrency: 1, pollS: 2 },
  "maintenance.partitions": { batchSize: 16, concurrency: 1, pollS: 2 },
} as const satisfies Record<JobName, { batchSize: number; concurrency: number; pollS: number }>;

type Handlers = { [N in JobName]: (payloads: JobPayload<N>[]) => Promise<void> };

export type HandlerParts = {
  pool: Pool;
  queue: Queue;
  configs: RoutingConfigCache;
  pump: DeliveryPump;
  lines: LineKeeper;
  lane: CodeLane;
  changes: ReturnType<typeof createChangeThrottle>;
  secretBox: SecretBox;
  mailer: Mailer;
  backtests: Omit<BacktestContext, "pool" | "queue" | "nowMs">;
  notifications: DispatchParts & SendNotificationParts & PublishParts;
};

/** Which service runs for which job. All are safe to run twice. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { pool, queue, pump } = parts;
  const routing = { ...parts, nowMs: Date.now };
  const routeRequests = createRouteRequests(routing);
  const carryOutOrders = createCarryOutOrders(routing);
  return {
    "request.route": (payloads) => routeRequests(payloads.flatMap((each) => each.requestIds)),
    "request.reroute": (payloads) => carryOutOrders(payloads.flatMap((each) => each.orderIds)),
    async "code.run"(payloads) {
      for (const id of new Set(payloads.map((each) => each.projectId))) parts.lane.wake(id);
    },
    async "event.deliver"(payloads) {
      for (const id of new Set(payloads.map((each) => each.destinationId))) pump.wake(id);
    },
    async "connection.unpause"(payloads) {
      for (const each of payloads) await releaseHeldEvents(pool, queue, each.connectionId);
    },
    async "connection.cancel-pending"(payloads) {
      for (const each of payloads) await cancelPendingEvents(pool, queue, each.connectionId);
    },
    async "bulk.run"(payloads) {
      for (const id of new Set(payloads.map((each) => each.operationId))) {
        await runBulkOperation({ pool, queue, nowMs: Date.now }, id);
      }
    },
    async "notification.dispatch"(payloads) {
      for (const id of new Set(payloads.map((each) => each.projectId))) {
        await dispatchSignals(parts.notifications, id);
      }
    },
    async "notification.publish"(payloads) {
      for (const id of new Set(payloads.map((each) => each.projectId))) {
        await publishOutbox(parts.notifications, id);
      }
    },
    async "notification.send"(payloads) {
      await Promise.all(
        payloads.map((each) => sendNotification(parts.notifications, each.notificationId)),
      );
    },
    async "mail.send"(payloads) {
      await Promise.all(payloads.map((each) => sendMail(parts, each.mailId)));
    },
    async "backtest.run"(payloads) {
      const context = { ...parts.backtests, pool, queue, nowMs: Date.now };
      for (const each of payloads) await runBacktest(context, each.backtestId);
    },
    async "project.purge"(payloads) {
      for (const each of payloads) await purgeProject(pool, each.projectId);
    },
    async "maintenance.sweep"() {
      await sweep(pool, queue);
      for (const id of await tendLines(pool)) pump.wake(id);
      await forgetKeys(pool);
      await tendMail(pool, queue);
      await tendNotifications(pool, queue);
    },
    async "maintenance.partitions"() {
      await createPartitions(pool, new Date());
      await dropPartitions(pool, new Date());
      await forgetCalls(pool);
      await forgetOrders(pool);
      await forgetBacktests(pool);
      await forgetMail(pool);
      await forgetTokens(pool);
      await forgetNotifications(pool);
      await dropOldMetrics(pool, new Date());
      await forgetAudit(pool, new Date());
    },
  };
}
