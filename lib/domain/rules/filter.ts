import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import type { FilterRule } from "#lib/schemas/rule.ts";
export type FilterPart = "body" | "headers" | "path" | "query";
export type CompiledFilter = (
  r: RequestView,
) => { passed: true } | { passed: false; failed: FilterPart[] };
export function compileFilter(rule: FilterRule): CompiledFilter {
  return (r) => {
    const failed = (["body", "headers", "path", "query"] as const).filter(
      (p) => rule[p] !== undefined && !match(rule[p], r[p]),
    );
    return failed.length ? { passed: false, failed } : { passed: true };
  };
}
function match(s: unknown, v: unknown): boolean {
  if (s && typeof s === "object")
    return Object.entries(s).every(
      ([k, x]) => v && typeof v === "object" && match(x, (v as Record<string, unknown>)[k]),
    );
  return s === v;
}
