import type { Sample } from "#lib/client/samples.ts";
import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import { compileFilter, evaluate } from "#lib/domain/rules/filter.ts";
import type { FilterParts } from "./filter-parts.ts";

/** What the browser knows of a request, as rules see it. */
export function viewSample({ data }: Pick<Sample, "data">): RequestView {
  const headers = Object.entries(data.headers).filter(([, value]) => value !== null);
  return {
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: data.body,
    query: (data.parsed_query ?? {}) as RequestView["query"],
    path: data.path,
  };
}

/** `unknown`: the body is too large to be shown here, and the filter asks about it. */
export type Match = "passes" | "fails" | "unknown";

/** Evaluates a filter against each sample, in their order. */
export function matchSamples(parts: FilterParts, samples: readonly Sample[]): Match[] {
  const filter = compileFilter({ type: "filter", ...parts });
  const asksBody = filter.parts.some(({ part }) => part === "body");
  return samples.map((sample) => {
    if (asksBody && sample.data.is_large_payload) return "unknown";
    return evaluate(filter, viewSample(sample)).passed ? "passes" : "fails";
  });
}
