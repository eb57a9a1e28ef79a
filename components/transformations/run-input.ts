import type { ComparedRequest } from "#components/editor/request-changes.ts";
import type { StoredInput } from "#lib/client/run-inputs.ts";
import type { RunBody } from "#lib/client/transformations.ts";

/** What code is run on: a stored request, or one that was typed. */
export type RunInput = StoredInput | { kind: "typed" };

export const EXAMPLE_INPUT = `{
  "headers": { "content-type": "application/json" },
  "path": "/orders",
  "query": "",
  "body": { "type": "order.created", "total": 120 }
}`;

type Given = NonNullable<RunBody["request"]>;

export type ReadInput = { given: Given; problem: null } | { given: null; problem: string };

/** Reads a request that was typed as JSON. `problem` says how to mend it. */
export function readTypedInput(text: string): ReadInput {
  const refuse = (problem: string): ReadInput => ({ given: null, problem });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse("The input is no JSON yet.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuse("Write an object with headers, path, query and body.");
  }
  const { headers = {}, path, query, body } = value as Record<string, unknown>;
  const isNames = typeof headers === "object" && headers !== null && !Array.isArray(headers);
  if (!isNames || Object.values(headers).some((each) => typeof each !== "string")) {
    return refuse("headers must be an object of texts.");
  }
  if (path !== undefined && typeof path !== "string") return refuse("path must be a text.");
  if (query !== undefined && typeof query !== "string") return refuse("query must be a text.");
  return {
    given: { headers: headers as Record<string, string>, path, query, body },
    problem: null,
  };
}

/** A typed request as it stands beside what code made of it. */
export function asCompared({ headers, path, query, body }: Given): ComparedRequest {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { headers: Object.fromEntries(lower), path: path ?? "/", query: query ?? "", body };
}

/** What the API is told to run code on. */
export function inputBody(input: RunInput, given: Given | null): Partial<RunBody> {
  switch (input.kind) {
    case "request":
      return { request_id: input.id };
    case "event":
      return { event_id: input.id };
    case "bookmark":
      return { bookmark_id: input.id };
    case "typed":
      return given ? { request: given } : {};
  }
}
