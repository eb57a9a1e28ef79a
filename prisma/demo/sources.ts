import type { SourceInput } from "#lib/schemas/source.ts";
import type { Fault } from "./faults.ts";
import type { Writer } from "./message.ts";
import { calendly, hubspot, typeform, zendesk } from "./providers/business.ts";
import { github } from "./providers/github.ts";
import { erp, telemetry } from "./providers/machines.ts";
import { intercom, sendgrid, slack, twilio } from "./providers/messaging.ts";
import { shopify } from "./providers/shopify.ts";
import { stripe } from "./providers/stripe.ts";
import type { Rhythm } from "./traffic.ts";

/** A shop that sells things for the home, and what its systems tell each other. */
export type SourcePlan = {
  input: SourceInput & { description: string };
  write: Writer;
  rhythm: Rhythm;
  /** Of all requests, in percent. */
  share: number;
  /** Whether its senders prove who they are. */
  isProtected?: boolean;
  /** How often, of one request. */
  faults?: Partial<Record<Fault, number>>;
};

export const SOURCES: readonly SourcePlan[] = [
  {
    input: { name: "stripe", type: "STRIPE", description: "Payments and subscriptions" },
    write: stripe,
    rhythm: "shop",
    share: 22,
    faults: { wrongMethod: 0.005 },
  },
  {
    input: { name: "shopify", type: "SHOPIFY", description: "Orders, stock and products" },
    write: shopify,
    rhythm: "shop",
    share: 23,
  },
  {
    input: { name: "github", type: "GITHUB", description: "Repositories of the organization" },
    write: github,
    rhythm: "office",
    share: 9,
  },
  {
    input: { name: "sendgrid", type: "SENDGRID", description: "What becomes of our mails" },
    write: sendgrid,
    rhythm: "shop",
    share: 10,
  },
  {
    input: { name: "twilio", type: "TWILIO", description: "Text messages about deliveries" },
    write: twilio,
    rhythm: "shop",
    share: 8,
  },
  {
    input: {
      name: "warehouse-sensors",
      type: "HTTP",
      description: "Temperature and humidity",
      config: {
        auth_type: "API_KEY",
        auth: { header_key: "x-api-key", api_key: "demo-telemetry-key" },
      },
    },
    write: telemetry,
    rhythm: "steady",
    share: 13,
    isProtected: true,
    faults: { truncated: 0.008, forged: 0.004 },
  },
  {
    input: { name: "hubspot", type: "HUBSPOT", description: "Contacts of the wholesale team" },
    write: hubspot,
    rhythm: "office",
    share: 4,
  },
  {
    input: { name: "slack", type: "SLACK", description: "The support channel" },
    write: slack,
    rhythm: "office",
    share: 3,
  },
  {
    input: { name: "intercom", type: "INTERCOM", description: "Questions of customers" },
    write: intercom,
    rhythm: "shop",
    share: 3,
  },
  {
    input: {
      name: "calendly",
      description: "Calls with shops",
      config: {
        auth_type: "HMAC",
        auth: {
          algorithm: "sha256",
          encoding: "hex",
          header_key: "x-webhook-signature",
          webhook_secret_key: "demo-calendly-secret",
        },
      },
    },
    write: calendly,
    rhythm: "office",
    share: 1,
    isProtected: true,
    faults: { forged: 0.03 },
  },
  {
    input: { name: "typeform", type: "TYPEFORM", description: "Reviews after an order" },
    write: typeform,
    rhythm: "shop",
    share: 2,
  },
  {
    input: { name: "legacy-erp", description: "Goods receipts of the old warehouse" },
    write: erp,
    rhythm: "office",
    share: 1.5,
    faults: { wrongType: 0.04 },
  },
  {
    input: { name: "zendesk", type: "WEBHOOK", description: "Not connected to anything yet" },
    write: zendesk,
    rhythm: "office",
    share: 0.5,
  },
];
