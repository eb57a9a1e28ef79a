"use client";

import dynamic from "next/dynamic";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ListScreen } from "#components/common/list/list-screen.tsx";
import type { ListSpec } from "#components/common/list/list-spec.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { requestHistogram, requestList } from "#lib/client/requests.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { CompactRequest, requestColumns } from "./request-columns.tsx";
import { REQUEST_FIELDS } from "./request-filter-fields.ts";

// Comes after the list: rows are read before one is opened.
const loadPanel = () => import("./request-panel.tsx").then((module) => module.RequestPanel);

const REQUESTS: ListSpec<RequestModel> = {
  list: "requests",
  title: "Requests",
  noun: "request",
  rowName: "Request",
  fields: REQUEST_FIELDS,
  pinned: ["status", "source"],
  columns: requestColumns,
  source: requestList,
  histogram: requestHistogram,
  statuses: ["ACCEPTED", "REJECTED"],
  renderCompact: (request, directory) => <CompactRequest request={request} directory={directory} />,
  Panel: dynamic(loadPanel, { ssr: false }),
  loadPanel: () => void loadPanel(),
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
