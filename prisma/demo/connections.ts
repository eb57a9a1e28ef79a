import type { RetryRule, Rule } from "#lib/schemas/rule.ts";

export type ConnectionPlan = {
  source: string;
  destination: string;
  name: string;
  rules?: Rule[];
  /** Since when it is paused or disabled. */
  pausedHoursAgo?: number;
  disabledHoursAgo?: number;
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const retry = (
  strategy: RetryRule["strategy"],
  interval: number,
  count: number,
  codes?: string[],
): RetryRule => ({
  type: "retry",
  strategy,
  interval,
  count,
  ...(codes ? { response_status_codes: codes } : {}),
});

export const CONNECTIONS: readonly ConnectionPlan[] = [
  {
    source: "stripe",
    destination: "billing-api",
    name: "payments",
    rules: [retry("exponential", 2 * MINUTE_MS, 8)],
  },
  {
    source: "stripe",
    destination: "ledger",
    name: "bookings",
    rules: [
      {
        type: "filter",
        body: { type: { $in: ["charge.succeeded", "charge.refunded", "payout.paid"] } },
      },
      retry("exponential", MINUTE_MS / 2, 5),
    ],
  },
  {
    source: "stripe",
    destination: "fraud-review",
    name: "disputes",
    rules: [
      {
        type: "filter",
        body: {
          $or: [
            { type: { $startsWith: "charge.dispute" } },
            { data: { object: { amount: { $gte: 40_000 }, object: "charge" } } },
          ],
        },
      },
      retry("linear", 5 * MINUTE_MS, 6, ["!401", "!403"]),
    ],
  },
  {
    source: "shopify",
    destination: "order-service",
    name: "orders",
    rules: [
      { type: "filter", headers: { "x-shopify-topic": { $startsWith: "orders/" } } },
      retry("exponential", MINUTE_MS, 5),
    ],
  },
  {
    source: "shopify",
    destination: "inventory-sync",
    name: "stock",
    rules: [
      {
        type: "filter",
        headers: { "x-shopify-topic": { $in: ["inventory_levels/update", "products/update"] } },
      },
      retry("linear", MINUTE_MS, 10),
    ],
  },
  {
    source: "shopify",
    destination: "review-mailer",
    name: "ask-for-review",
    rules: [
      { type: "filter", headers: { "x-shopify-topic": "orders/fulfilled" } },
      { type: "delay", delay: DAY_MS },
    ],
  },
  {
    source: "github",
    destination: "ci",
    name: "builds",
    rules: [
      { type: "filter", headers: { "x-github-event": { $in: ["push", "pull_request"] } } },
      retry("exponential", MINUTE_MS / 2, 5),
    ],
  },
  {
    source: "github",
    destination: "deploy-bot",
    name: "releases",
    rules: [
      { type: "filter", headers: { "x-github-event": "push" }, body: { ref: "refs/heads/main" } },
    ],
    pausedHoursAgo: 26,
  },
  { source: "sendgrid", destination: "mail-analytics", name: "mail-events" },
  { source: "twilio", destination: "sms-log", name: "sms-status" },
  { source: "warehouse-sensors", destination: "telemetry-store", name: "readings" },
  {
    source: "warehouse-sensors",
    destination: "support-desk",
    name: "alarms",
    rules: [{ type: "filter", body: { alarm: { $neq: null } } }, retry("linear", MINUTE_MS, 5)],
  },
  { source: "hubspot", destination: "crm-sync", name: "contacts" },
  { source: "calendly", destination: "crm-sync", name: "calls" },
  {
    source: "slack",
    destination: "support-desk",
    name: "channel",
    rules: [
      { type: "filter", body: { event: { type: { $in: ["message", "app_mention"] } } } },
      retry("exponential", 10 * MINUTE_MS, 6),
    ],
  },
  {
    source: "intercom",
    destination: "support-desk",
    name: "conversations",
    rules: [retry("exponential", 10 * MINUTE_MS, 6)],
  },
  { source: "typeform", destination: "team-alerts", name: "reviews", disabledHoursAgo: 50 },
  { source: "legacy-erp", destination: "ledger", name: "goods-receipts" },
];
