import type { ChannelType } from "#lib/schemas/channel.ts";

// What each far side's documentation says about what it takes, its limits included.

const text = (maxLength: number, minLength = 1) => ({ type: "string", minLength, maxLength });
const closed = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});
const url = { type: "string", format: "uri", maxLength: 2_048 };
const timestamp = { type: "string", format: "date-time" };
const details = { type: "object", additionalProperties: { type: "string", maxLength: 1_024 } };

const plainText = (maxLength: number) =>
  closed({ type: { const: "plain_text" }, text: text(maxLength), emoji: { type: "boolean" } });
const anyText = (maxLength: number) => ({
  anyOf: [plainText(maxLength), closed({ type: { const: "mrkdwn" }, text: text(maxLength) })],
});

/** docs.slack.dev/reference/block-kit/blocks */
const slack = closed({
  text: text(40_000),
  unfurl_links: { type: "boolean" },
  blocks: {
    type: "array",
    maxItems: 50,
    items: {
      anyOf: [
        closed({ type: { const: "header" }, text: plainText(150) }),
        closed({ type: { const: "section" }, text: anyText(3_000) }),
        closed({
          type: { const: "section" },
          fields: { type: "array", minItems: 1, maxItems: 10, items: anyText(2_000) },
        }),
        closed({
          type: { const: "actions" },
          elements: {
            type: "array",
            maxItems: 25,
            items: closed({
              type: { const: "button" },
              text: plainText(75),
              url: { ...url, maxLength: 3_000 },
            }),
          },
        }),
        closed({
          type: { const: "context" },
          elements: { type: "array", maxItems: 10, items: anyText(3_000) },
        }),
      ],
    },
  },
});

/** discord.com/developers/docs/resources/message#embed-object-embed-limits */
const discord = closed({
  allowed_mentions: closed({ parse: { type: "array", maxItems: 0 } }),
  embeds: {
    type: "array",
    minItems: 1,
    maxItems: 10,
    items: closed(
      {
        title: text(256),
        description: text(4_096),
        url,
        color: { type: "integer", minimum: 0, maximum: 0xffffff },
        timestamp,
        fields: {
          type: "array",
          maxItems: 25,
          items: closed({ name: text(256), value: text(1_024), inline: { type: "boolean" } }),
        },
        footer: closed({ text: text(2_048) }),
      },
      ["title", "url"],
    ),
  },
});

const textBlock = closed(
  {
    type: { const: "TextBlock" },
    text: text(10_000),
    wrap: { type: "boolean" },
    size: { enum: ["Default", "Small", "Medium", "Large", "ExtraLarge"] },
    weight: { enum: ["Default", "Lighter", "Bolder"] },
    color: { enum: ["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"] },
    spacing: { enum: ["None", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"] },
    isSubtle: { type: "boolean" },
  },
  ["type", "text"],
);

/** adaptivecards.io/schemas/1.4.0/adaptive-card.json, within the message of a workflow. */
const microsoft_teams = closed({
  type: { const: "message" },
  attachments: {
    type: "array",
    minItems: 1,
    maxItems: 1,
    items: closed({
      contentType: { const: "application/vnd.microsoft.card.adaptive" },
      contentUrl: { type: "null" },
      content: closed({
        $schema: { const: "http://adaptivecards.io/schemas/adaptive-card.json" },
        type: { const: "AdaptiveCard" },
        version: { const: "1.4" },
        body: {
          type: "array",
          items: {
            anyOf: [
              textBlock,
              closed({
                type: { const: "FactSet" },
                facts: {
                  type: "array",
                  items: closed({ title: text(1_000), value: text(1_000) }),
                },
              }),
            ],
          },
        },
        actions: {
          type: "array",
          items: closed({ type: { const: "Action.OpenUrl" }, title: text(100), url }),
        },
      }),
    }),
  },
});

const pagerdutyEvent = { routing_key: text(32, 32), dedup_key: text(255) };

/** developer.pagerduty.com/docs/send-alert-event */
const pagerduty = {
  anyOf: [
    closed({ ...pagerdutyEvent, event_action: { enum: ["acknowledge", "resolve"] } }),
    closed({
      ...pagerdutyEvent,
      event_action: { const: "trigger" },
      client: text(255),
      client_url: url,
      links: { type: "array", items: closed({ href: url, text: text(255) }) },
      payload: closed({
        summary: text(1_024),
        source: text(1_024),
        severity: { enum: ["critical", "error", "warning", "info"] },
        timestamp,
        component: text(255),
        class: text(255),
        custom_details: { type: "object" },
      }),
    }),
  ],
};

/** docs.opsgenie.com/docs/alert-api: to create, and to close or acknowledge by alias. */
const opsgenie = {
  anyOf: [
    closed({ source: text(100) }),
    closed({
      message: text(130),
      alias: text(512),
      description: text(15_000),
      details,
      source: text(100),
      priority: { enum: ["P1", "P2", "P3", "P4", "P5"] },
    }),
  ],
};

/** betterstack.com/docs/uptime/api/create-a-new-incident; acknowledging and resolving take an empty object. */
const betteruptime = {
  anyOf: [
    closed({}),
    closed(
      {
        requester_email: { type: "string", format: "email" },
        name: text(255),
        summary: text(1_000),
        description: text(10_000),
        policy_id: text(64),
        call: { type: "boolean" },
        sms: { type: "boolean" },
        email: { type: "boolean" },
        push: { type: "boolean" },
      },
      ["requester_email", "summary"],
    ),
  ],
};

/** api-docs.incident.io: alert events of an HTTP source, v2. */
const incidentio = closed(
  {
    title: text(1_000),
    description: { type: "string" },
    deduplication_key: text(255),
    status: { enum: ["firing", "resolved"] },
    source_url: url,
    metadata: { type: "object" },
  },
  ["title", "status"],
);

/** docs/notifications.md, in the form of standardwebhooks.com. */
const webhook = closed({
  type: { type: "string", pattern: "^(test|issue\\.[a-z]+)$" },
  timestamp,
  data: closed({
    issue_id: { type: ["string", "null"] },
    project: { type: "string" },
    title: { type: "string" },
    text: { type: "string" },
    facts: { type: "object", additionalProperties: { type: "string" } },
    url,
  }),
});

export const VENDOR_SCHEMAS = {
  slack,
  discord,
  microsoft_teams,
  pagerduty,
  opsgenie,
  betteruptime,
  incidentio,
  webhook,
} as const satisfies Record<Exclude<ChannelType, "email">, object>;
