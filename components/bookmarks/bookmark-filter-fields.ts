import type { FilterField } from "#lib/client/lists/filter-field.ts";

/** What bookmarks can be filtered by. */
export const BOOKMARK_FIELDS: readonly FilterField[] = [
  {
    key: "connection",
    apiKey: "webhook_id",
    label: "Connection",
    kind: "resources",
    resource: "connections",
  },
  { key: "used", apiKey: "last_used_at", label: "Last used", kind: "time", isNullable: true },
  { key: "name", apiKey: "name", label: "Name", kind: "ids", example: "order-paid" },
  { key: "bookmark", apiKey: "id", label: "Bookmark id", kind: "ids", example: "bkm_…" },
];
