import type { z } from "zod";
import type { Contract, ContractOutput } from "#lib/contracts/contract.ts";
import { getActiveProject } from "./active-project.ts";
import { ApiError, readApiError } from "./api-error.ts";
import { writeQuery } from "./write-query.ts";

const API_VERSION = "2026-09-01";

type Part<K extends string, S> = S extends z.ZodType ? { [key in K]: z.input<S> } : unknown;
type OptionalPart<K extends string, S> = S extends z.ZodType
  ? { [key in K]?: z.input<S> }
  : unknown;

/** What a contract wants to be called with. */
export type ContractCall<C extends Contract> = Part<"params", C["params"]> &
  OptionalPart<"query", C["query"]> &
  Part<"body", C["body"]> & { signal?: AbortSignal };

type LooseCall = {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
};

/**
 * Calls an endpoint of the API for the project of this tab, with the session cookie.
 * The contract is given as a type only, so that its schemas stay out of the pages; the compiler holds
 * `endpoint`, its method and path, to it.
 * Throws ApiError for every answer that is not 2xx, and with status 0 when there was no answer.
 */
export async function request<C extends Contract>(
  endpoint: `${C["method"]} ${C["path"]}`,
  call: ContractCall<C>,
): Promise<ContractOutput<C>> {
  const { params = {}, query, body, signal } = call as LooseCall;
  const [method = "", pathTemplate = ""] = endpoint.split(" ");
  const path = pathTemplate.replace(/\{(\w+)\}/g, (_, key) =>
    encodeURIComponent(params[key] ?? ""),
  );
  const response = await send(`/${API_VERSION}${path}${writeQuery(query)}`, {
    method,
    headers: headersFor(body),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const answer = await readJson(response);
  if (!response.ok) throw readApiError(response.status, answer);
  return answer as ContractOutput<C>;
}

function headersFor(body: unknown): Record<string, string> {
  const projectId = getActiveProject();
  return {
    ...(projectId ? { "x-team-id": projectId } : {}),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    // fetch rejects with TypeError when there is no answer; a cancelled call must stay one.
    if (!(error instanceof TypeError)) throw error;
    throw new ApiError(0, "UNREACHABLE", "The server did not answer. Check that it runs.");
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
