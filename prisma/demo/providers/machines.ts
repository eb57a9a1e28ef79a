import { message, type Writer } from "../message.ts";
import { product } from "../people.ts";

/** Sensors in the warehouses, as our own gateway would send their readings. */
export const telemetry: Writer = (random, at) => {
  const device = `sensor-${random.between(1, 60).toString().padStart(3, "0")}`;
  const site = random.pick(["lisbon-1", "lisbon-2", "leipzig-1"]);
  const celsius = random.between(120, 260) / 10;
  return message({
    ip: random.pick(["198.51.100.24", "198.51.100.61", "203.0.113.140"]),
    path: `/v1/devices/${device}/readings`,
    query: `site=${site}`,
    headers: { "user-agent": "edge-agent/3.4.1", "x-api-key": "demo-telemetry-key" },
    body: {
      device,
      site,
      recorded_at: at.toISOString(),
      temperature_c: celsius,
      humidity_pct: random.between(310, 620) / 10,
      battery_pct: random.between(12, 100),
      alarm: celsius > 25 ? "temperature_high" : null,
    },
  });
};

/** The old warehouse system speaks XML and nothing else. */
export const erp: Writer = (random, at) => {
  const { title, sku, cents } = product(random);
  const quantity = random.between(20, 400);
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<GoodsReceipt number="GR-${random.between(100_000, 999_999)}">`,
    `  <PostedAt>${at.toISOString()}</PostedAt>`,
    `  <Line sku="${sku}" quantity="${quantity}" unitPrice="${(cents / 200).toFixed(2)}">`,
    `    <Text>${title.replace("&", "&amp;")}</Text>`,
    "  </Line>",
    "</GoodsReceipt>",
    "",
  ].join("\n");
  return message({
    ip: "203.0.113.9",
    path: "/goods-receipts",
    contentType: "application/xml",
    headers: { "user-agent": "WMS-Connector/7.2" },
    body: xml,
  });
};
