import type { DestinationInput } from "#lib/schemas/destination.ts";
import {
  billingApi,
  crmSync,
  type FarSide,
  fraudReview,
  inventorySync,
  ledger,
  orderService,
  quick,
  steady,
  supportDesk,
} from "./far-side.ts";

export type DestinationPlan = {
  input: DestinationInput & { description: string };
  farSide: FarSide;
};

/** A host that nobody can own (RFC 2606). */
const http = (path: string): Pick<DestinationInput, "type" | "config"> => ({
  type: "HTTP",
  config: { url: `https://${path}` },
});
const mock = { type: "MOCK_API" } as const;

/**
 * What still waits for something is for mock destinations, which answer by themselves; the HTTP ones have
 * only history. So nothing of the demo ever calls anybody.
 */
export const DESTINATIONS: readonly DestinationPlan[] = [
  { input: { name: "billing-api", ...mock, description: "Invoices" }, farSide: billingApi },
  {
    input: { name: "ledger", ...http("ledger.north-grain.example/v1"), description: "Bookkeeping" },
    farSide: ledger,
  },
  { input: { name: "fraud-review", ...mock, description: "Disputes" }, farSide: fraudReview },
  { input: { name: "order-service", ...mock, description: "Orders" }, farSide: orderService },
  {
    input: {
      name: "inventory-sync",
      type: "MOCK_API",
      description: "Stock; takes 20 calls a second",
      config: { delivery_policy: { rate: 20, period: "second" } },
    },
    farSide: inventorySync,
  },
  { input: { name: "review-mailer", ...mock, description: "Asks for reviews" }, farSide: steady },
  {
    input: { name: "ci", ...http("ci.north-grain.example/hooks"), description: "Builds" },
    farSide: steady,
  },
  { input: { name: "deploy-bot", ...mock, description: "Releases" }, farSide: steady },
  {
    input: { name: "sms-log", ...http("sms.north-grain.example"), description: "Text messages" },
    farSide: quick,
  },
  {
    input: {
      name: "mail-analytics",
      ...http("collect.north-grain.example/mail"),
      description: "Opens and clicks",
    },
    farSide: quick,
  },
  {
    input: {
      name: "telemetry-store",
      ...http("telemetry.north-grain.example"),
      description: "Readings of all sites",
    },
    farSide: quick,
  },
  {
    input: { name: "crm-sync", ...http("crm.north-grain.example/in"), description: "Contacts" },
    farSide: crmSync,
  },
  { input: { name: "support-desk", ...mock, description: "Tickets" }, farSide: supportDesk },
  { input: { name: "team-alerts", ...mock, description: "The team's chat" }, farSide: steady },
];
