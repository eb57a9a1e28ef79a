export type TransformationPlan = {
  name: string;
  /** The connection whose rules run it. */
  connection: string;
  /** Its code as it was saved over time, the latest last. */
  versions: readonly [string, ...string[]];
  env?: Record<string, string>;
};

export const TRANSFORMATIONS: readonly TransformationPlan[] = [
  {
    name: "ledger-entry",
    connection: "bookings",
    env: { LEDGER_ACCOUNT: "4400" },
    versions: [
      `addHandler("transform", (request, context) => {
  const { object } = request.body.data;
  request.body = { amount: object.amount, currency: object.currency };
  return request;
});
`,
      `// The ledger wants one flat entry and amounts in whole units.
addHandler("transform", (request, context) => {
  const { id, type, created, data } = request.body;
  const { amount, currency } = data.object;
  if (currency !== "eur") console.warn(\`\${id} is in \${currency}\`);
  request.body = {
    entry: id,
    account: process.env.LEDGER_ACCOUNT,
    kind: type.split(".")[0],
    amount: amount / 100,
    currency: currency.toUpperCase(),
    booked_at: new Date(created * 1000).toISOString(),
  };
  console.log(\`booked \${amount / 100} \${currency}\`);
  return request;
});
`,
    ],
  },
  {
    name: "alarm-text",
    connection: "alarms",
    versions: [
      `// Turns a reading into a ticket that a person can read.
addHandler("transform", (request) => {
  const { device, site, alarm, temperature_c: celsius, battery_pct: battery } = request.body;
  if (battery < 20) console.error(\`\${device} runs out of battery: \${battery} %\`);
  request.headers["x-priority"] = celsius > 27 ? "urgent" : "normal";
  request.body = {
    subject: \`\${alarm.replace("_", " ")} at \${site}\`,
    text: \`Sensor \${device} reads \${celsius} °C. Battery \${battery} %.\`,
  };
  return request;
});
`,
    ],
  },
  {
    name: "slim-contact",
    connection: "contacts",
    versions: [
      `addHandler("transform", (request) => {
  const events = Array.isArray(request.body) ? request.body : [request.body];
  console.debug(\`\${events.length} changes\`);
  request.body = events.map(({ objectId, propertyName, propertyValue, occurredAt }) => ({
    contact: objectId,
    [propertyName ?? "changed"]: propertyValue ?? true,
    at: occurredAt,
  }));
  return request;
});
`,
    ],
  },
];
