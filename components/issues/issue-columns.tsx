import { Sparkline } from "#components/charts/sparkline.tsx";
import { formatCount } from "#components/common/format-count.ts";
import type { Column } from "#components/common/list/column.ts";
import { Time } from "#components/common/time.tsx";
import type { IssueModel } from "#lib/schemas/issue.ts";
import { IssueBadge } from "./issue-badge.tsx";
import { issueTitle, TYPE_WORDS } from "./issue-words.ts";
import type { IssueNames } from "./use-issue-names.ts";

export type IssueRowData = {
  names: IssueNames;
  /** Names of assignees by id. */
  people: ReadonlyMap<string, string>;
  /** How often each occurred in each hour of the last day. */
  hours: (id: string) => readonly number[];
};

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
      cell: (issue) => <Hours issue={issue} hours={data.hours(issue.id)} />,
    },
    {
      key: "occurrences",
      header: "Count",
      width: "72px",
      align: "end",
      minListPx: 560,
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
      cell: (issue) => <Time value={issue.last_seen_at} isInRow className="text-muted" />,
    },
  ];
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

type CompactIssueProps = { issue: IssueModel; data: IssueRowData };

export function CompactIssue({ issue, data }: CompactIssueProps) {
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <IssueBadge issue={issue} />
        <Time value={issue.last_seen_at} isInRow className="text-meta text-muted" />
      </div>
      <p className="truncate">{issueTitle(issue, data.names)}</p>
      <p className="text-meta text-muted">
        {TYPE_WORDS[issue.type]} · {formatCount(issue.occurrences, "occurrence")}
      </p>
    </>
  );
}
