import { message, seconds, type Writer } from "../message.ts";
import { person } from "../people.ts";
import type { Random } from "../random.ts";

const TYPES = [
  "charge.succeeded",
  "charge.succeeded",
  "charge.succeeded",
  "invoice.paid",
  "invoice.paid",
  "customer.subscription.updated",
  "customer.subscription.updated",
  "invoice.payment_failed",
  "charge.refunded",
  "payout.paid",
  "charge.dispute.created",
] as const;
const PLANS = ["starter", "team", "business"] as const;
const CARDS = ["visa", "mastercard", "amex"] as const;

function objectOf(type: (typeof TYPES)[number], random: Random, created: number) {
  const amount = random.between(9, 480) * 100;
  const customer = `cus_${random.text(14)}`;
  const { first, last, email, country } = person(random);
  const billing = { name: `${first} ${last}`, email, address: { country } };
  if (type === "payout.paid") {
    return { id: `po_${random.text(24)}`, object: "payout", amount: amount * 40, currency: "eur" };
  }
  if (type === "customer.subscription.updated") {
    const plan = random.pick(PLANS);
    return {
      id: `sub_${random.text(24)}`,
      object: "subscription",
      customer,
      status: "active",
      items: { data: [{ price: { lookup_key: plan }, quantity: random.between(1, 25) }] },
      current_period_end: created + 30 * 86_400,
    };
  }
  if (type.startsWith("invoice.")) {
    return {
      id: `in_${random.text(24)}`,
      object: "invoice",
      customer,
      customer_email: email,
      amount_due: amount,
      amount_paid: type === "invoice.paid" ? amount : 0,
      attempt_count: type === "invoice.paid" ? 1 : random.between(1, 4),
      currency: "eur",
      status: type === "invoice.paid" ? "paid" : "open",
    };
  }
  return {
    id: `ch_${random.text(24)}`,
    object: type === "charge.dispute.created" ? "dispute" : "charge",
    amount,
    amount_refunded: type === "charge.refunded" ? amount : 0,
    currency: "eur",
    customer,
    billing_details: billing,
    payment_method_details: {
      card: { brand: random.pick(CARDS), last4: String(random.between(1000, 9999)), country },
    },
    ...(type === "charge.dispute.created"
      ? { reason: "fraudulent", status: "needs_response" }
      : {}),
  };
}

export const stripe: Writer = (random, at) => {
  const type = random.pick(TYPES);
  const created = seconds(at);
  return message({
    ip: random.pick(["3.18.12.63", "3.130.192.231", "13.235.14.237", "54.187.174.169"]),
    headers: {
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      "stripe-signature": `t=${created},v1=${random.hex(64)}`,
      "cache-control": "no-cache",
    },
    body: {
      id: `evt_${random.text(24)}`,
      object: "event",
      api_version: "2026-09-30",
      created,
      type,
      livemode: true,
      pending_webhooks: 1,
      request: { id: `req_${random.text(14)}`, idempotency_key: random.uuid() },
      data: { object: objectOf(type, random, created) },
    },
  });
};
