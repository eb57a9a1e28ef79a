import { Id } from "#components/common/id.tsx";
import type { Column } from "#components/common/list/column.ts";
import { shortenId } from "#components/common/shorten-id.ts";
import { PlainText } from "#components/common/text/plain-text.tsx";
import { Time } from "#components/common/time.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";

export function bookmarkColumns(directory: Directory): Column<BookmarkModel>[] {
  return [
    {
      key: "label",
      header: "Label",
      width: "minmax(0,3fr)",
      cell: (row) => (
        <span className="truncate font-medium">
          <PlainText text={row.label} />
        </span>
      ),
    },
    {
      key: "connection",
      header: "Connection",
      width: "minmax(0,2fr)",
      cell: (row) => (
        <span className="truncate">
          <PlainText text={connectionName(row, directory)} />
        </span>
      ),
    },
    {
      key: "used",
      header: "Last used",
      width: "128px",
      minListPx: 640,
      cell: (row) =>
        row.last_used_at ? (
          <Time value={row.last_used_at} isInRow />
        ) : (
          <span className="text-faint">Never</span>
        ),
    },
    {
      key: "created",
      header: "Kept",
      width: "128px",
      minListPx: 640,
      cell: (row) => <Time value={row.created_at} isInRow className="text-muted" />,
    },
    {
      key: "id",
      header: "Id",
      width: "128px",
      minListPx: 860,
      cell: (row) => <Id value={row.id} isInRow />,
    },
    {
      key: "name",
      header: "Name",
      width: "160px",
      isOptional: true,
      cell: (row) =>
        row.alias === null ? (
          <span className="text-faint">–</span>
        ) : (
          <span className="font-mono text-[12px]">{row.alias}</span>
        ),
    },
    {
      key: "changed",
      header: "Changed",
      width: "128px",
      isOptional: true,
      cell: (row) => <Time value={row.updated_at} isInRow className="text-muted" />,
    },
    {
      key: "data",
      header: "Event data",
      width: "148px",
      isOptional: true,
      cell: (row) => <Id value={row.event_data_id} isInRow />,
    },
  ];
}

type CompactBookmarkProps = { bookmark: BookmarkModel; directory: Directory };

export function CompactBookmark({ bookmark, directory }: CompactBookmarkProps) {
  return (
    <>
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">
          <PlainText text={bookmark.label} />
        </span>
        <Time value={bookmark.created_at} isInRow className="text-muted" />
      </span>
      <span className="text-muted block truncate">
        <PlainText text={connectionName(bookmark, directory)} />
      </span>
    </>
  );
}

function connectionName({ webhook_id }: BookmarkModel, directory: Directory): string {
  return directory.connections.get(webhook_id)?.full_name ?? shortenId(webhook_id);
}
