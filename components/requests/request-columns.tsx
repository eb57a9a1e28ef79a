import { formatCount } from "#components/common/format-count.ts";
import { Id } from "#components/common/id.tsx";
import type { Column } from "#components/common/list/column.ts";
import { shortenId } from "#components/common/shorten-id.ts";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { rejectionWords, requestStatus } from "./outcome.ts";
import { TestBadge } from "./test-badge.tsx";

export function requestColumns(directory: Directory): readonly Column<RequestModel>[] {
  return [
    {
      key: "status",
      header: "Status",
      width: "108px",
      cell: (request) => <StatusBadge status={requestStatus(request)} />,
    },
    {
      key: "source",
      header: "Source",
      width: "minmax(0,1fr)",
      cell: (request) => sourceName(request, directory),
    },
    {
      key: "outcome",
      header: "Outcome",
      width: "minmax(0,2fr)",
      cell: (request) => (
        <span className="flex min-w-0 items-center gap-2">
          {request.is_test ? <TestBadge /> : null}
          <span className="text-muted truncate">{outcome(request)}</span>
        </span>
      ),
    },
    {
      key: "id",
      header: "Request",
      width: "148px",
      minListPx: 820,
      cell: (request) => <Id value={request.id} isInRow />,
    },
    {
      key: "created",
      header: "Received",
      width: "96px",
      align: "end",
      cell: (request) => <Time value={request.created_at} isInRow className="text-muted" />,
    },
    ...OPTIONAL_COLUMNS,
  ];
}

const counted = (key: string, header: string, of: (request: RequestModel) => number | null) => ({
  key,
  header,
  width: "72px",
  align: "end" as const,
  isOptional: true,
  cell: (request: RequestModel) => of(request) ?? <span className="text-faint">–</span>,
});

/** What is shown when the reader chooses it. */
const OPTIONAL_COLUMNS: readonly Column<RequestModel>[] = [
  counted("events", "Events", (request) => request.events_count),
  counted("ignored", "Ignored", (request) => request.ignored_count),
  counted("cli_events", "CLI events", (request) => request.cli_events_count),
  {
    key: "verified",
    header: "Verified",
    width: "80px",
    isOptional: true,
    cell: ({ verified }) =>
      verified === null ? <span className="text-faint">–</span> : verified ? "Yes" : "No",
  },
  {
    key: "source_id",
    header: "Source id",
    width: "148px",
    isOptional: true,
    cell: (request) => <Id value={request.source_id} isInRow />,
  },
];

type CompactRequestProps = { request: RequestModel; directory: Directory };

export function CompactRequest({ request, directory }: CompactRequestProps) {
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2">
          <StatusBadge status={requestStatus(request)} />
          <span className="truncate">{sourceName(request, directory)}</span>
          {request.is_test ? <TestBadge /> : null}
        </span>
        <Time value={request.created_at} isInRow className="text-meta text-muted" />
      </div>
      <p className="text-muted truncate">{outcome(request)}</p>
    </>
  );
}

function sourceName(request: RequestModel, directory: Directory): string {
  return directory.sources.get(request.source_id)?.name ?? shortenId(request.source_id);
}

/** What became of the request, in the fewest words that still say why nothing happened. */
function outcome(request: RequestModel): string {
  if (request.rejection_cause !== null) return rejectionWords(request.rejection_cause);
  const events = (request.events_count ?? 0) + (request.cli_events_count ?? 0);
  const ignored = request.ignored_count ?? 0;
  if (events === 0 && ignored === 0) return "Being routed";
  if (events === 0) return `Ignored by ${formatCount(ignored, "connection")}`;
  const unverified = request.verified === false ? ", not verified" : "";
  const made = formatCount(events, "event") + unverified;
  return ignored === 0 ? made : `${made}, ignored by ${formatCount(ignored, "connection")}`;
}
