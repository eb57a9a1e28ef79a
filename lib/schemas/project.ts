import { z } from "zod";
import { timestamp } from "./timestamp.ts";
import { notificationMethods, webhookTopics } from "./webhook-notifications.ts";

const STEP = String.raw`[^.\s"\\]{1,100}`;
const bodyPath = z
  .string()
  .max(500)
  .regex(new RegExp(`^${STEP}(\\.${STEP}){0,19}$`), "must be a path such as customer.card.number");
const headerName = z
  .string()
  .max(100)
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, "must be the name of a header");
const parameterName = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^&=[\]]+$/, "must be the name of a parameter");
const MAX_PATHS = 50;

/** What of requests is replaced before they are stored. */
export const redactionPaths = z.strictObject({
  body: z.array(bodyPath).max(MAX_PATHS).default([]),
  headers: z.array(headerName).max(MAX_PATHS).default([]),
  query: z.array(parameterName).max(MAX_PATHS).default([]),
});

const names = z.array(z.string());
const redaction = z.object({ body: names, headers: names, query: names });

/** A project, "team" in the API up to 2025-07-01. Clients read its kind from `mode` or `type`. */
export const project = z.object({
  id: z.string(),
  organization_id: z.string(),
  name: z.string(),
  mode: z.literal("inbound"),
  type: z.literal("event_gateway"),
  private: z.boolean(),
  is_guest: z.boolean(),
  static_ip_proxy: z.boolean(),
  notification_methods: notificationMethods,
  webhook_topics: webhookTopics,
  webhook_source_id: z.string().nullable(),
  custom_hostnames: z.array(z.string()),
  directory_sync_enabled: z.boolean(),
  headers_prefix: z.string().nullable(),
  max_events_per_second: z.number().describe("0: no limit"),
  retention_days: z.int().describe("How long requests, events and attempts are kept"),
  redaction: redaction.describe("What of requests is never stored in clear"),
  created_at: timestamp,
  updated_at: timestamp,
});
export type Project = z.infer<typeof project>;

export const projectInput = z.strictObject({
  name: z.string().trim().min(1).max(50).optional(),
  organization_id: z
    .string()
    .max(255)
    .optional()
    .describe("The caller's own, which is meant anyway"),
  private: z.boolean().optional(),
  type: z.literal("event_gateway").optional(),
});
export type ProjectInput = z.output<typeof projectInput>;

const guides = z.array(z.string().max(100)).max(100).optional();

/** What people said of themselves when they began. */
const projectContext = z.strictObject({
  use: z.enum(["dev", "recovery", "monitoring", "manage"]).nullish(),
  industry: z.enum(["app", "saas", "ecommerce", "agency"]).nullish(),
  size: z.enum(["1-5", "6-25", "26-150", "150+"]).nullish(),
  approx_usage: z.enum(["< 1M", "1-10M", "10-50M", "50+ M"]).nullish(),
  completed_guides: guides,
  dismissed_guides: guides,
});

export const projectChanges = z.strictObject({
  name: z.string().trim().min(1).max(40).optional(),
  headers_prefix: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[A-Za-z0-9-_]+$/)
    .nullish(),
  notification_methods: notificationMethods.optional(),
  webhook_topics: webhookTopics.nullish(),
  webhook_source_id: z.string().max(255).nullish(),
  private: z.boolean().optional(),
  context: projectContext.optional(),
  retention_days: z
    .int()
    .min(1)
    .max(3_650)
    .optional()
    .describe("How long requests, events and attempts are kept"),
  redaction: redactionPaths.optional().describe("What of requests is never stored in clear"),
});
export type ProjectChanges = z.output<typeof projectChanges>;

export const projectTransfer = z.strictObject({
  organization_id: z.string().min(1).max(255).describe("Who gets the project"),
});
export type ProjectTransfer = z.output<typeof projectTransfer>;

export const signingSecret = z.object({
  signing_secret: z.string().describe("Key of the HMAC-SHA256 over the body"),
  header: z.string().describe("The header that carries the signature, in base64"),
  previous_expires_at: timestamp
    .nullable()
    .describe("Until when deliveries carry the signature by the secret before, too"),
});
export type SigningSecret = z.infer<typeof signingSecret>;
