import type { FilterField } from "#lib/client/lists/filter-field.ts";
import { STATUS_WORDS, TYPE_WORDS } from "./issue-words.ts";

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Hidden from the list unless this is chosen. */
const INCLUDED = [
  { value: "true", label: "With the others" },
  { value: "only", label: "Only those" },
];

/** What issues can be filtered by. */
export const ISSUE_FIELDS: readonly FilterField[] = [
  {
    key: "status",
    apiKey: "status",
    label: "Status",
    kind: "choices",
    options: optionsOf(STATUS_WORDS),
  },
  { key: "type", apiKey: "type", label: "Type", kind: "choices", options: optionsOf(TYPE_WORDS) },
  {
    key: "assignee",
    apiKey: "assignee_id",
    label: "Assignee",
    kind: "resources",
    resource: "people",
  },
  {
    key: "trigger",
    apiKey: "issue_trigger_id",
    label: "Trigger",
    kind: "resources",
    resource: "triggers",
  },
  {
    key: "connection",
    apiKey: "aggregation_keys.webhook_id",
    label: "Connection",
    kind: "resources",
    resource: "connections",
  },
  {
    key: "source",
    apiKey: "aggregation_keys.source_id",
    label: "Source",
    kind: "resources",
    resource: "sources",
  },
  {
    key: "destination",
    apiKey: "aggregation_keys.destination_id",
    label: "Destination",
    kind: "resources",
    resource: "destinations",
  },
  {
    key: "transformation",
    apiKey: "aggregation_keys.transformation_id",
    label: "Transformation",
    kind: "resources",
    resource: "transformations",
  },
  {
    key: "response",
    apiKey: "aggregation_keys.response_status",
    label: "Response",
    kind: "ids",
    example: "500, 502",
  },
  { key: "first", apiKey: "first_seen_at", label: "First seen", kind: "time" },
  { key: "last", apiKey: "last_seen_at", label: "Last seen", kind: "time" },
  {
    key: "dismissed",
    apiKey: "dismissed_at",
    label: "Dismissed",
    kind: "choices",
    isSingle: true,
    options: INCLUDED,
  },
  {
    key: "snoozed",
    apiKey: "snoozed",
    label: "Snoozed",
    kind: "choices",
    isSingle: true,
    options: INCLUDED,
  },
  { key: "issue", apiKey: "id", label: "Issue id", kind: "ids", example: "iss_…" },
];
