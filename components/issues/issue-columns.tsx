import { Sparkline } from "#components/charts/sparkline.tsx";
import { formatCount } from "#components/common/format-count.ts";
import { Id } from "#components/common/id.tsx";
import type { Column } from "#components/common/list/column.ts";
import { Time } from "#components/common/time.tsx";
import type { IssueModel } from "#lib/schemas/issue.ts";
import { IssueBadge } from "./issue-badge.tsx";
import { issueTitle, TYPE_WORDS } from "./issue-words.ts";
import { triggerTitle } from "./trigger-words.ts";
import type { IssueRowData } from "./use-issue-row-data.ts";

export function issueColumns(data: IssueRowData): readonly Column<IssueModel>[] {
  return [
    {
      key: "status",
      header: "Status",
      width: "132px",
      cell: (issue) => <IssueBadge issue={issue} />,
    },
    {
      key: "title",
      header: "Issue",
      width: "minmax(0,1fr)",
      cell: (issue) => <span className="truncate">{issueTitle(issue, data.names)}</span>,
    },
    {
      key: "type",
      header: "Type",
      width: "120px",
      minListPx: 900,
      cell: (issue) => <span className="text-muted">{TYPE_WORDS[issue.type]}</span>,
    },
    {
      key: "hours",
      header: "Last 24 h",
      width: "124px",
      minListPx: 700,
      isPicture: true,
      cell: (issue) => <Hours issue={issue} hours={data.hours(issue.id)} />,
    },
    {
      key: "occurrences",
      header: "Count",
      width: "72px",
      align: "end",
      minListPx: 560,
      sort: "occurrences",
      cell: (issue) => issue.occurrences.toLocaleString("en"),
    },
    {
      key: "assignee",
      header: "Assignee",
      width: "120px",
      minListPx: 1_020,
      cell: (issue) => (
        <span className="text-muted truncate">
          {issue.assignee_id ? (data.people.get(issue.assignee_id) ?? "Somebody") : "–"}
        </span>
      ),
    },
    {
      key: "last",
      header: "Last seen",
      width: "96px",
      align: "end",
      sort: "last_seen_at",
      cell: (issue) => <Time value={issue.last_seen_at} isInRow className="text-muted" />,
    },
    {
      key: "first",
      header: "First seen",
      width: "96px",
      align: "end",
      isOptional: true,
      sort: "first_seen_at",
      cell: (issue) => <Time value={issue.first_seen_at} isInRow className="text-muted" />,
    },
    {
      key: "opened",
      header: "Opened",
      width: "96px",
      align: "end",
      isOptional: true,
      sort: "opened_at",
      cell: (issue) => <Time value={issue.opened_at} isInRow className="text-muted" />,
    },
    {
      key: "trigger",
      header: "Trigger",
      width: "160px",
      isOptional: true,
      cell: (issue) => <TriggerName issue={issue} data={data} />,
    },
    {
      key: "id",
      header: "Id",
      label: "Issue id",
      width: "148px",
      isOptional: true,
      cell: (issue) => <Id value={issue.id} isInRow />,
    },
  ];
}

type IssueCellProps = { issue: IssueModel; data: IssueRowData };

function TriggerName({ issue, data }: IssueCellProps) {
  const trigger = data.triggers.find(({ id }) => id === issue.issue_trigger_id);
  if (!trigger) return <span className="text-faint">–</span>;
  return <span className="text-muted truncate">{triggerTitle(trigger)}</span>;
}

function Hours({ issue, hours }: { issue: IssueModel; hours: readonly number[] }) {
  const count = hours.reduce((sum, value) => sum + value, 0);
  return (
    <Sparkline
      label={`${formatCount(count, "occurrence")} in 24 h`}
      values={hours}
      failed={issue.status === "OPENED" ? hours : []}
      className="w-full"
    />
  );
}

export function CompactIssue({ issue, data }: IssueCellProps) {
  return (
    <>
      <div className="flex items-center gap-2">
        <IssueBadge issue={issue} />
        <span className="text-meta text-muted min-w-0 flex-1 truncate">
          {formatCount(issue.occurrences, "occurrence")}
        </span>
        <Time value={issue.last_seen_at} isInRow className="text-meta text-muted" />
      </div>
      <p className="truncate">{issueTitle(issue, data.names)}</p>
    </>
  );
}
