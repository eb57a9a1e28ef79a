import { queryOptions } from "@tanstack/react-query";

/** A JSON Schema as the API's own description uses it. */
export type JsonSchema = {
  type?: string | string[];
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: JsonSchema;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
};

export type Parameter = {
  name: string;
  in: "path" | "query";
  required?: boolean;
  schema: JsonSchema;
};

type Content = { content: { "application/json": { schema: JsonSchema } } };

export type Operation = {
  operationId: string;
  summary: string;
  tags: readonly string[];
  parameters: readonly Parameter[];
  requestBody?: Content;
  responses: { 200: { content: Readonly<Record<string, { schema: JsonSchema }>> } };
};

export type Endpoint = Operation & { method: string; path: string };

type OpenApi = {
  servers: readonly { url: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

export type ApiReference = {
  /** Host and version, without a trailing slash. */
  baseUrl: string;
  /** By noun, in the order of the document. */
  nouns: readonly { noun: string; endpoints: readonly Endpoint[] }[];
};

const METHODS = ["GET", "POST", "PUT", "DELETE"];

/** The whole before the parts: short paths first, and in the order in which a resource lives. */
function byUse(a: Endpoint, b: Endpoint): number {
  const depth = (endpoint: Endpoint) => endpoint.path.split("/").length;
  const method = (endpoint: Endpoint) => METHODS.indexOf(endpoint.method);
  return depth(a) - depth(b) || a.path.localeCompare(b.path) || method(a) - method(b);
}

function toReference({ servers, paths }: OpenApi): ApiReference {
  const nouns = new Map<string, Endpoint[]>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const noun = operation.tags[0] ?? "general";
      const endpoints = nouns.get(noun) ?? [];
      endpoints.push({ ...operation, path, method: method.toUpperCase() });
      nouns.set(noun, endpoints);
    }
  }
  return {
    baseUrl: servers[0]?.url ?? "",
    nouns: [...nouns].map(([noun, endpoints]) => ({
      noun,
      endpoints: endpoints.toSorted(byUse),
    })),
  };
}

/** The description that the running server gives of its own API. */
export function apiReferenceOptions() {
  return queryOptions({
    queryKey: ["api-reference"],
    queryFn: async ({ signal }) => {
      const response = await fetch("/latest/openapi", { signal });
      if (!response.ok) throw new Error(`The server answered ${response.status}.`);
      return toReference((await response.json()) as OpenApi);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
