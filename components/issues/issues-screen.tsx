"use client";

import { EmptyState } from "#components/common/empty-state.tsx";
import { ListScreen } from "#components/common/list/list-screen.tsx";
import type { ListSpec } from "#components/common/list/list-spec.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { issueCount, issueHistogram, issueList, issueQuery } from "#lib/client/issue-list.ts";
import { ALL_TIME } from "#lib/client/time-range.ts";
import type { IssueWithDataModel } from "#lib/schemas/issue.ts";
import { CompactIssue, issueColumns } from "./issue-columns.tsx";
import { ISSUE_FIELDS } from "./issue-filter-fields.ts";
import { IssueTickBar } from "./issue-tick-bar.tsx";
import { type IssueRowData, issueChoices, useIssueRowData } from "./use-issue-row-data.ts";

// Comes after the list: rows are read before one is opened.
const IssuePanel = onDemand(() => import("./issue-panel.tsx").then((module) => module.IssuePanel));

const ISSUES: ListSpec<IssueWithDataModel, IssueRowData> = {
  list: "issues",
  title: "Issues",
  noun: "issue",
  rowName: "Issue",
  rowLabel: (issue) => issue.id,
  hrefOf: (id) => `/issues/${id}`,
  fields: ISSUE_FIELDS,
  search: { kind: "text", label: "Search issues" },
  // What is open is not over because it is old.
  defaultRange: ALL_TIME,
  pinned: ["status", "type", "assignee"],
  columns: issueColumns,
  sort: "last_seen_at",
  source: issueList,
  histogram: {
    noun: "Occurrences of issues",
    statuses: ["RESOLVED", "IGNORED", "ACKNOWLEDGED", "OPENED"],
    source: issueHistogram,
  },
  exportQuery: (wanted) => issueQuery(wanted, Date.now()),
  count: issueCount,
  useData: useIssueRowData,
  choicesOf: issueChoices,
  renderCompact: (issue, data) => <CompactIssue issue={issue} data={data} />,
  Panel: IssuePanel,
  TickBar: IssueTickBar,
  actions: (
    <ButtonLink href="/issue-triggers" size="toolbar" variant="ghost">
      Issue triggers
    </ButtonLink>
  ),
  empty: (
    <EmptyState
      title="Nothing goes wrong"
      action={
        <ButtonLink href="/issue-triggers" variant="primary">
          See what is watched
        </ButtonLink>
      }
    >
      An issue opens when something fails: a delivery, a transformation, a queue that is too long,
      requests that are turned away. However often it happens, it is one issue.
    </EmptyState>
  ),
};

export function IssuesScreen() {
  return <ListScreen spec={ISSUES} />;
}
