import { z } from "zod";
import { dateFilter, oneOrMany, paginated, paginationQuery } from "./common.ts";
import { timestamp } from "./timestamp.ts";

export const auditActorType = z.enum(["person", "key", "system"]);

const fields = z.record(z.string(), z.unknown()).nullable();

/** What somebody did. Secrets are masked. */
export const auditEntry = z.object({
  id: z.string(),
  organization_id: z.string().nullable(),
  team_id: z.string().nullable().describe("Null for what is about the organization as a whole"),
  actor: z.object({
    type: auditActorType.describe("system: Sluice itself"),
    id: z.string().nullable(),
    name: z.string().nullable().describe("E-mail address or label, as it was then"),
  }),
  action: z.string().describe("A noun and what was done to it: connection.pause"),
  resource: z.object({
    type: z.string(),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  before: fields.describe("What of the resource was changed, as it was; null when it was new"),
  after: fields.describe("What of it was changed, as it is; or what was asked for"),
  ip_address: z.string().nullable(),
  created_at: timestamp,
});
export type AuditEntry = z.infer<typeof auditEntry>;

const text = z.string().min(1).max(255);

export const auditLogQuery = z.object({
  actor_id: oneOrMany(text).optional(),
  actor_type: oneOrMany(auditActorType).optional(),
  action: oneOrMany(text).optional().describe("connection.pause, or connection for all of it"),
  resource_id: text.optional(),
  team_id: text.optional().describe("Only what is about that project"),
  search: z.string().trim().min(1).max(200).optional().describe("Beginnings of words in an entry"),
  created_at: dateFilter.optional(),
  ...paginationQuery(["created_at"]),
});
export type AuditLogQuery = z.output<typeof auditLogQuery>;

/** The filters of the log, and how what they leave is written. */
export const auditExportQuery = auditLogQuery
  .omit({ limit: true, next: true, prev: true })
  .extend({ format: z.enum(["csv", "ndjson"]).default("csv") });
export type AuditExportQuery = z.output<typeof auditExportQuery>;

export const auditPage = paginated(auditEntry);
