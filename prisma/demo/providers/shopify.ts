import { message, type Writer } from "../message.ts";
import { person, product } from "../people.ts";
import type { Random } from "../random.ts";

const TOPICS = [
  "orders/create",
  "orders/create",
  "orders/paid",
  "orders/fulfilled",
  "orders/fulfilled",
  "inventory_levels/update",
  "inventory_levels/update",
  "inventory_levels/update",
  "products/update",
  "customers/update",
] as const;

const price = (cents: number) => (cents / 100).toFixed(2);

function order(random: Random, at: Date, topic: string) {
  const { first, last, email, city, country } = person(random);
  const items = Array.from({ length: random.between(1, 3) }, () => {
    const { title, sku, cents } = product(random);
    return { id: random.between(1e12, 9e12), title, sku, quantity: random.between(1, 2), cents };
  });
  const total = items.reduce((sum, item) => sum + item.cents * item.quantity, 0);
  const number = random.between(1042, 9821);
  return {
    id: random.between(5e12, 6e12),
    name: `#${number}`,
    order_number: number,
    created_at: at.toISOString(),
    currency: "EUR",
    email,
    total_price: price(total),
    financial_status: topic === "orders/create" ? "pending" : "paid",
    fulfillment_status: topic === "orders/fulfilled" ? "fulfilled" : null,
    customer: { id: random.between(6e12, 7e12), first_name: first, last_name: last, email },
    shipping_address: { name: `${first} ${last}`, city, country_code: country },
    line_items: items.map(({ cents, ...item }) => ({ ...item, price: price(cents) })),
  };
}

function bodyOf(topic: (typeof TOPICS)[number], random: Random, at: Date) {
  if (topic === "inventory_levels/update") {
    return {
      inventory_item_id: random.between(4e13, 5e13),
      location_id: random.pick([65840513213, 71204913341]),
      available: random.between(0, 140),
      updated_at: at.toISOString(),
    };
  }
  if (topic === "products/update") {
    const { title, sku, cents } = product(random);
    const variants = [{ id: random.between(4e13, 5e13), sku, price: price(cents) }];
    return { id: random.between(8e12, 9e12), title, status: "active", variants };
  }
  if (topic === "customers/update") {
    const { first, last, email } = person(random);
    const id = random.between(6e12, 7e12);
    return { id, first_name: first, last_name: last, email, orders_count: random.between(1, 19) };
  }
  return order(random, at, topic);
}

export const shopify: Writer = (random, at) => {
  const topic = random.pick(TOPICS);
  return message({
    ip: random.pick(["35.243.204.119", "34.138.214.70", "35.196.77.150"]),
    headers: {
      "user-agent": "Shopify-Captain-Hook",
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": "north-and-grain.myshopify.com",
      "x-shopify-api-version": "2026-10",
      "x-shopify-event-id": random.uuid(),
      "x-shopify-webhook-id": random.uuid(),
      "x-shopify-triggered-at": at.toISOString(),
      "x-shopify-hmac-sha256": `${random.text(43)}=`,
    },
    body: bodyOf(topic, random, at),
  });
};
