import { z } from "zod";
import { emailAddress } from "./account.ts";
import { oneOrMany, paginated, paginationQuery } from "./common.ts";
import { timestamp } from "./timestamp.ts";

export const channelType = z.enum([
  "email",
  "slack",
  "microsoft_teams",
  "discord",
  "pagerduty",
  "opsgenie",
  "betteruptime",
  "incidentio",
  "webhook",
]);
export type ChannelType = z.infer<typeof channelType>;

const MAX_ADDRESSES = 50;

const name = z.string().trim().min(1).max(80);
const webAddress = z.url({ protocol: /^https?$/ }).max(2_048);
/** Printable, without spaces: it stands in a header. */
const key = z
  .string()
  .min(8)
  .max(512)
  .regex(/^[\x21-\x7e]+$/);

const addresses = z
  .array(emailAddress)
  .min(1)
  .max(MAX_ADDRESSES)
  .refine((list) => new Set(list).size === list.length, "must not contain duplicate values");

const PAGERDUTY_URLS = {
  us: "https://events.pagerduty.com",
  eu: "https://events.eu.pagerduty.com",
};
const OPSGENIE_URLS = { us: "https://api.opsgenie.com", eu: "https://api.eu.opsgenie.com" };

/** What is no secret of a channel, by type. `api_url` is the service's own address unless it is told. */
export const channelConfigs = {
  email: z.strictObject({ addresses }),
  slack: z.strictObject({}),
  microsoft_teams: z.strictObject({}),
  discord: z.strictObject({}),
  pagerduty: z.strictObject({
    api_url: webAddress.default(PAGERDUTY_URLS.us),
    severity: z.enum(["critical", "error", "warning", "info"]).default("error"),
  }),
  opsgenie: z.strictObject({
    api_url: webAddress.default(OPSGENIE_URLS.us),
    priority: z.enum(["P1", "P2", "P3", "P4", "P5"]).default("P3"),
  }),
  betteruptime: z.strictObject({
    api_url: webAddress.default("https://uptime.betterstack.com"),
    requester_email: emailAddress,
    policy_id: z.string().min(1).max(64).nullable().default(null),
  }),
  incidentio: z.strictObject({
    api_url: webAddress.default("https://api.incident.io"),
    alert_source_id: z
      .string()
      .max(64)
      .regex(/^[A-Za-z0-9]+$/),
  }),
  webhook: z.strictObject({ url: webAddress }),
} as const satisfies Record<ChannelType, z.ZodObject>;
export type ChannelConfigs = { [T in ChannelType]: z.output<(typeof channelConfigs)[T]> };

/** What is secret of a channel, by type: written, never read. */
export const channelSecrets = {
  email: z.strictObject({}),
  slack: z.strictObject({ webhook_url: webAddress }),
  microsoft_teams: z.strictObject({ webhook_url: webAddress }),
  discord: z.strictObject({ webhook_url: webAddress }),
  pagerduty: z.strictObject({ routing_key: key }),
  opsgenie: z.strictObject({ api_key: key }),
  betteruptime: z.strictObject({ api_token: key }),
  incidentio: z.strictObject({ token: key }),
  /** Made here. */
  webhook: z.strictObject({}),
} as const satisfies Record<ChannelType, z.ZodObject>;
export type ChannelSecrets = {
  [T in Exclude<ChannelType, "webhook">]: z.output<(typeof channelSecrets)[T]>;
} & { webhook: { signing_secret: string } };

function inputOf<T extends ChannelType>(type: T) {
  return z.strictObject({
    type: z.literal(type),
    name,
    config: channelConfigs[type],
    secret: channelSecrets[type].optional(),
  });
}

const needsSecret = (type: ChannelType) => Object.keys(channelSecrets[type].shape).length > 0;

export const channelInput = z
  .discriminatedUnion("type", [
    inputOf("email"),
    inputOf("slack"),
    inputOf("microsoft_teams"),
    inputOf("discord"),
    inputOf("pagerduty"),
    inputOf("opsgenie"),
    inputOf("betteruptime"),
    inputOf("incidentio"),
    inputOf("webhook"),
  ])
  .superRefine(({ type, secret }, context) => {
    if (secret === undefined && needsSecret(type)) {
      context.addIssue({ code: "custom", path: ["secret"], message: "is required" });
    }
  });
export type ChannelInput = z.output<typeof channelInput>;

/** `config` and `secret` are checked by the service, which knows the type of the channel. */
export const channelChanges = z.strictObject({
  name: name.optional(),
  config: z.record(z.string(), z.unknown()).optional(),
  secret: z.record(z.string(), z.unknown()).optional(),
  disabled: z.boolean().optional(),
});
export type ChannelChanges = z.output<typeof channelChanges>;

export const channelModel = z.object({
  id: z.string(),
  team_id: z.string(),
  type: channelType,
  name: z.string(),
  config: z.record(z.string(), z.unknown()),
  /** Enough of the secret to know it again; null where there is none. */
  secret_hint: z.string().nullable(),
  disabled_at: timestamp.nullable(),
  created_at: timestamp,
  updated_at: timestamp,
});
export type ChannelModel = z.output<typeof channelModel>;

/** `signing_secret` of a signed webhook is shown this once. */
export const createdChannelModel = channelModel.extend({ signing_secret: z.string().optional() });
export type CreatedChannelModel = z.output<typeof createdChannelModel>;

export const channelListQuery = z.object({
  type: oneOrMany(channelType).optional(),
  ...paginationQuery(["created_at"]),
});
export type ChannelListQuery = z.output<typeof channelListQuery>;
export const channelPageModel = paginated(channelModel);

export const notificationStatus = z.enum(["PENDING", "SENT", "FAILED", "SKIPPED"]);

/** What the far side said to one message, or why it could not be asked. */
const answerFields = {
  response_status: z.int().nullable(),
  response_body: z.string().nullable(),
  latency_ms: z.int().nullable(),
  error: z.string().nullable(),
};

export const channelTestModel = z.object({ is_delivered: z.boolean(), ...answerFields });
export type ChannelTestModel = z.output<typeof channelTestModel>;

/** One message of a channel's log. */
export const channelSendModel = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  issue_id: z.string().nullable(),
  status: notificationStatus,
  attempts: z.int(),
  ...answerFields,
  sent_at: timestamp.nullable(),
  created_at: timestamp,
});
export type ChannelSendModel = z.output<typeof channelSendModel>;
