/** Names the parts of a request that a filter did not match: "body and headers". */
export function filterMisses(meta: unknown): string {
  if (!Array.isArray(meta) || meta.length === 0) return "request";
  return meta.map(String).join(" and ");
}
