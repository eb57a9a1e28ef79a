"use client";

import { BulkBar } from "#components/bulk/bulk-bar.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { directoryChoices } from "#components/common/filters/directory-choices.ts";
import { ListScreen } from "#components/common/list/list-screen.tsx";
import type { ListSpec } from "#components/common/list/list-spec.ts";
import { useDirectory } from "#components/connections/use-directory.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { listQuery } from "#lib/client/lists/list-request.ts";
import { requestHistogram, requestList } from "#lib/client/requests.ts";
import { DEFAULT_RANGE } from "#lib/client/time-range.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { CompactRequest, requestColumns } from "./request-columns.tsx";
import { REQUEST_FIELDS } from "./request-filter-fields.ts";

// Comes after the list: rows are read before one is opened.
const RequestPanel = onDemand(() =>
  import("./request-panel.tsx").then((module) => module.RequestPanel),
);

const KINDS = [
  { kind: "requests.retry", label: "Retry" },
  { kind: "requests.replay", label: "Replay" },
] as const;

const REQUESTS: ListSpec<RequestModel> = {
  list: "requests",
  title: "Requests",
  noun: "request",
  rowName: "Request",
  rowLabel: (request) => request.id,
  hrefOf: (id) => `/requests/${id}`,
  fields: REQUEST_FIELDS,
  search: { kind: "payloads" },
  defaultRange: DEFAULT_RANGE,
  pinned: ["status", "source"],
  columns: requestColumns,
  sort: null,
  source: requestList,
  histogram: { noun: "Requests", statuses: ["ACCEPTED", "REJECTED"], source: requestHistogram },
  exportQuery: (wanted) => listQuery({ ...wanted, hasData: false }, null, Date.now()),
  count: null,
  useData: useDirectory,
  choicesOf: directoryChoices,
  renderCompact: (request, directory) => <CompactRequest request={request} directory={directory} />,
  Panel: RequestPanel,
  TickBar: (props) => <BulkBar {...props} noun="request" kinds={KINDS} />,
  empty: (
    <EmptyState
      title="No requests yet"
      action={
        <ButtonLink href="/get-started" variant="primary">
          Send a first request
        </ButtonLink>
      }
    >
      A request is what comes in at a source URL. Every one is stored and shown here, the rejected
      ones with the reason.
    </EmptyState>
  ),
};

export function RequestsScreen() {
  return <ListScreen spec={REQUESTS} />;
}
