import { z } from "zod";

const id = z.string().min(1).max(64);

/** Every job and its payload: a wake-up ticket that carries ids only, the rows hold the truth. */
export const jobSchemas = {
  "request.route": z.strictObject({ requestIds: z.array(id).min(1) }),
  "request.reroute": z.strictObject({ orderIds: z.array(id).min(1) }),
  "code.run": z.strictObject({ projectId: id }),
  "event.deliver": z.strictObject({ destinationId: id }),
  "connection.unpause": z.strictObject({ connectionId: id }),
  "connection.cancel-pending": z.strictObject({ connectionId: id }),
  "bulk.run": z.strictObject({ operationId: id }),
  "backtest.run": z.strictObject({ backtestId: id }),
  "notification.dispatch": z.strictObject({ projectId: id }),
  "notification.publish": z.strictObject({ projectId: id }),
  "notification.send": z.strictObject({ notificationId: id }),
  "mail.send": z.strictObject({ mailId: id }),
  "project.purge": z.strictObject({ projectId: id }),
  "maintenance.sweep": z.strictObject({}),
  "maintenance.partitions": z.strictObject({}),
} as const;

export type JobName = keyof typeof jobSchemas;
export type JobPayload<N extends JobName> = z.infer<(typeof jobSchemas)[N]>;

export const JOB_NAMES = Object.keys(jobSchemas) as JobName[];
