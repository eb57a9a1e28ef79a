import { parseQuery } from "#lib/domain/ingestion/parsed-query.ts";
import type { AuthenticatedRequest } from "../authentication.ts";

/** The text of a query parameter; null when it is missing, empty or there more than once. */
export function queryText({ query }: AuthenticatedRequest, name: string): string | null {
  // A word search first: few requests are questions.
  if (!query.includes(name)) return null;
  const value = parseQuery(query)[name];
  return typeof value === "string" && value !== "" ? value : null;
}
