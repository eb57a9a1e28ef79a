import type { Endpoint, JsonSchema } from "#lib/client/api-reference.ts";

export type ExampleLanguage = "curl" | "javascript";

/** What a key is called in an example until there is one. */
export const KEY_PLACEHOLDER = "<your API key>";

const ISSUE_TRIGGER = {
  type: "delivery",
  name: "failures",
  configs: { strategy: "final_attempt", connections: "*" },
  channels: { email: {} },
};

/** Bodies that say more than what the schema requires. By operation. */
const BODIES: Readonly<Record<string, unknown>> = {
  createConnection: {
    name: "orders",
    source: { name: "shop", type: "WEBHOOK" },
    destination: { name: "api", type: "HTTP", config: { url: "https://example.com/hooks" } },
    rules: [{ type: "retry", strategy: "exponential", count: 5, interval: 30_000 }],
  },
  createDestination: {
    name: "api",
    type: "HTTP",
    config: { url: "https://example.com/hooks", delivery_policy: { rate: 10, period: "second" } },
  },
  createEventBulkRetry: { query: { status: "FAILED" } },
  createEventBulkCancellation: { query: { status: "QUEUED" } },
  createRequestBulkRetry: { query: { rejection_cause: "NO_CONNECTION" } },
  createIgnoredEventBulkRetry: { query: { cause: "DISABLED" } },
  createRequestBulkReplay: { query: { status: "rejected", target: { source_id: "src_…" } } },
  testTransformation: {
    code: 'addHandler("transform", (request) => request);',
    request: { headers: { "content-type": "application/json" }, body: { id: 1 } },
  },
  createChannel: {
    type: "slack",
    name: "on-call",
    config: {},
    secret: { webhook_url: "https://hooks.slack.com/services/T000/B000/XXXX" },
  },
  createBacktest: { webhook_id: "web_…", rules: [{ type: "filter", body: { type: "order" } }] },
  previewIssueTrigger: { type: ISSUE_TRIGGER.type, configs: ISSUE_TRIGGER.configs },
  createIssueTrigger: ISSUE_TRIGGER,
  upsertIssueTrigger: ISSUE_TRIGGER,
  createSourceType: {
    code: "CUSTOM_BILLING",
    label: "Billing",
    verification: { scheme: "hmac", header: "x-signature", algorithm: "sha256" },
  },
  createInvitation: { email: "ada@example.com", role: "member" },
  addProjectCustomDomain: { hostname: "hooks.example.com" },
};

/** The id of a resource, by the noun in front of it. */
const PREFIXES: Readonly<Record<string, string>> = {
  connections: "web_",
  sources: "src_",
  destinations: "des_",
  requests: "req_",
  events: "evt_",
  attempts: "atm_",
  bookmarks: "bkm_",
  issues: "iss_",
  "issue-triggers": "it_",
  transformations: "trs_",
  projects: "tm_",
};

function exampleValue(schema: JsonSchema, name: string): unknown {
  const first = (schema.anyOf ?? schema.oneOf)?.find((part) => part.type !== "null");
  if (first) return exampleValue(first, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case "object":
      return requiredOf(schema);
    case "array":
      return schema.items ? [exampleValue(schema.items, name)] : [];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    default:
      return schema.format === "uri" ? "https://example.com" : `my-${name.replaceAll("_", "-")}`;
  }
}

function requiredOf(schema: JsonSchema): Record<string, unknown> {
  const names = schema.required ?? [];
  return Object.fromEntries(
    names.map((name) => [name, exampleValue(schema.properties?.[name] ?? {}, name)]),
  );
}

function examplePath(path: string): string {
  const segments = path.split("/");
  return segments
    .map((segment, at) => {
      if (!segment.startsWith("{")) return segment;
      return `${PREFIXES[segments[at - 1] ?? ""] ?? ""}…`;
    })
    .join("/");
}

/** Returns the body that an example sends, or null for none. */
export function exampleBody(endpoint: Endpoint): unknown {
  if (!endpoint.requestBody) return null;
  return (
    BODIES[endpoint.operationId] ??
    requiredOf(endpoint.requestBody.content["application/json"].schema)
  );
}

const shell = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function curl(endpoint: Endpoint, url: string, key: string): string {
  const body = exampleBody(endpoint);
  const lines = [
    endpoint.method === "GET" ? `curl ${shell(url)}` : `curl -X ${endpoint.method} ${shell(url)}`,
    `-H ${shell(`Authorization: Bearer ${key}`)}`,
  ];
  if (body !== null) {
    lines.push(`-H 'Content-Type: application/json'`, `-d ${shell(JSON.stringify(body))}`);
  }
  return lines.join(" \\\n  ");
}

function javascript(endpoint: Endpoint, url: string, key: string): string {
  const body = exampleBody(endpoint);
  const headers = [`    Authorization: ${JSON.stringify(`Bearer ${key}`)},`];
  if (body !== null) headers.push(`    "Content-Type": "application/json",`);
  const options = [
    ...(endpoint.method === "GET" ? [] : [`  method: "${endpoint.method}",`]),
    "  headers: {",
    ...headers,
    "  },",
  ];
  if (body !== null) {
    const json = JSON.stringify(body, null, 2).replaceAll("\n", "\n  ");
    options.push(`  body: JSON.stringify(${json}),`);
  }
  return [
    `const response = await fetch(${JSON.stringify(url)}, {`,
    ...options,
    "});",
    "console.log(await response.json());",
  ].join("\n");
}

/** Writes a call of an endpoint that works as it stands once ids and key are filled in. */
export function buildExample(
  language: ExampleLanguage,
  endpoint: Endpoint,
  baseUrl: string,
  key: string,
): string {
  const url = baseUrl + examplePath(endpoint.path);
  return language === "curl" ? curl(endpoint, url, key) : javascript(endpoint, url, key);
}
