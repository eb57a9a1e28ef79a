import { z } from "zod";
import { timestamp } from "./timestamp.ts";

/** Whether what is accepted is also delivered: what the banner over every page asks. */
export const systemStatusModel = z.object({
  /** False when no worker has beaten for 30 s: requests are accepted and stored, and nothing is delivered. */
  is_delivering: z.boolean(),
  workers: z.int(),
  /** When a worker was heard of last; null when none ever was or it said goodbye. */
  last_beat_at: timestamp.nullable(),
});
export type SystemStatusModel = z.infer<typeof systemStatusModel>;

export const processModel = z.object({
  id: z.string(),
  kind: z.enum(["web", "worker"]),
  version: z.string(),
  hostname: z.string(),
  pid: z.int(),
  is_alive: z.boolean(),
  started_at: timestamp,
  beat_at: timestamp,
});
export type ProcessModel = z.infer<typeof processModel>;

export const queueModel = z.object({
  name: z.string(),
  /** Tickets that could be taken now, that wait for their time, and that a worker holds. */
  ready: z.int(),
  delayed: z.int(),
  active: z.int(),
  /** How long the first ready one has waited. */
  lag_ms: z.int(),
});
export type QueueModel = z.infer<typeof queueModel>;

export const storedTableModel = z.object({
  /** `payload`, `request`, `ignored_event`, `event`, `attempt`, `execution`, or `rest` for all others. */
  table: z.string(),
  bytes: z.number(),
  /** As the database estimates it. */
  rows: z.number(),
  days: z.int(),
});
export type StoredTableModel = z.infer<typeof storedTableModel>;

export const systemModel = z.object({
  version: z.string(),
  node_version: z.string(),
  database: z.object({
    version: z.string(),
    bytes: z.number(),
    migrations_applied: z.int(),
    migrations_pending: z.array(z.string()),
  }),
  status: systemStatusModel,
  processes: z.array(processModel),
  queues: z.array(queueModel),
  events: z.object({ queued: z.int(), scheduled: z.int(), held: z.int(), oldest_due_ms: z.int() }),
  storage: z.object({
    /** The longest of all projects: days are dropped for all at once. */
    retention_days: z.int(),
    oldest_day: z.iso.date().nullable(),
    tables: z.array(storedTableModel),
    /** What goes next; null while nothing is stored. */
    next_drop: z
      .object({
        day: z.iso.date(),
        at: timestamp,
        bytes: z.number(),
        /** Events of that day that still wait keep it whole. */
        is_kept_by_pending: z.boolean(),
      })
      .nullable(),
  }),
});
export type SystemModel = z.infer<typeof systemModel>;
