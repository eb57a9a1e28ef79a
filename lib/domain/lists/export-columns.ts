import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { describeIssue } from "../notifications/describe-issue.ts";
import { type ListedPayload, readPayloadPath } from "./payload-path.ts";

/** What ids stand for, as far as it is known. */
export type ExportNames = {
  source: (id: string) => string | undefined;
  destination: (id: string) => string | undefined;
  transformation: (id: string) => string | undefined;
  /** As people know it: by its source, and its own name or that of its destination. */
  connection: (id: string) => string | undefined;
  /** Who issues are assigned to. */
  person: (id: string) => string | undefined;
};

type Read<Row> = (row: Row, names: ExportNames) => unknown;

export const EVENT_EXPORT: Readonly<Record<string, Read<EventModel>>> = {
  id: (event) => event.id,
  created: (event) => event.created_at,
  status: (event) => event.status,
  response: (event) => event.response_status,
  error: (event) => event.error_code,
  attempts: (event) => event.attempts,
  route: (event, names) =>
    [names.source(event.source_id), names.destination(event.destination_id)]
      .map((name) => name ?? "?")
      .join(" → "),
  source: (event, names) => names.source(event.source_id) ?? event.source_id,
  destination: (event, names) => names.destination(event.destination_id) ?? event.destination_id,
  webhook: (event) => event.webhook_id,
  request: (event) => event.request_id,
  last: (event) => event.last_attempt_at,
  next: (event) => event.next_attempt_at,
  succeeded: (event) => event.successful_at,
  group: (event) => event.delivery_group,
  order: (event) => event.order_key,
};

export const REQUEST_EXPORT: Readonly<Record<string, Read<RequestModel>>> = {
  id: (request) => request.id,
  created: (request) => request.created_at,
  status: (request) => (request.rejection_cause === null ? "ACCEPTED" : "REJECTED"),
  outcome: (request) => request.rejection_cause,
  source: (request, names) => names.source(request.source_id) ?? request.source_id,
  source_id: (request) => request.source_id,
  verified: (request) => request.verified,
  events: (request) => request.events_count,
  ignored: (request) => request.ignored_count,
  cli_events: (request) => request.cli_events_count,
};

function issueTitle(issue: IssueModel, names: ExportNames): string {
  const { type, aggregation_keys: keys, occurrences, opened_at: openedAt } = issue;
  const described = { type, keys, occurrences, openedAt: new Date(openedAt), runbook: null };
  return describeIssue(described, (id) => {
    const { connection, transformation, destination, source } = names;
    return connection(id) ?? transformation(id) ?? destination(id) ?? source(id);
  }).title;
}

export const ISSUE_EXPORT: Readonly<Record<string, Read<IssueModel>>> = {
  id: (issue) => issue.id,
  status: (issue) => issue.status,
  title: issueTitle,
  type: (issue) => issue.type,
  occurrences: (issue) => issue.occurrences,
  assignee: (issue, names) => issue.assignee_id && (names.person(issue.assignee_id) ?? null),
  first: (issue) => issue.first_seen_at,
  last: (issue) => issue.last_seen_at,
  opened: (issue) => issue.opened_at,
  dismissed: (issue) => issue.dismissed_at,
  trigger: (issue) => issue.issue_trigger_id,
  keys: (issue) => issue.aggregation_keys,
};

export const BOOKMARK_EXPORT: Readonly<Record<string, Read<BookmarkModel>>> = {
  id: (bookmark) => bookmark.id,
  label: (bookmark) => bookmark.label,
  name: (bookmark) => bookmark.alias,
  connection: (bookmark, names) => names.connection(bookmark.webhook_id) ?? bookmark.webhook_id,
  data: (bookmark) => bookmark.event_data_id,
  used: (bookmark) => bookmark.last_used_at,
  created: (bookmark) => bookmark.created_at,
  changed: (bookmark) => bookmark.updated_at,
};

/** `data` is a payload in lists that have payload columns. */
type Row = { data?: unknown };

/** Returns the value of each column for one row; a path in its payload where no column has that name. */
export function readCells<R extends Row>(
  known: Readonly<Record<string, Read<R>>>,
  keys: readonly string[],
  row: R,
  names: ExportNames,
): unknown[] {
  return keys.map((key) => {
    if (Object.hasOwn(known, key)) return known[key]?.(row, names);
    return row.data ? readPayloadPath(row.data as ListedPayload, key) : undefined;
  });
}
