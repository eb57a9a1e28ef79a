import { formatCount } from "#components/common/format-count.ts";
import type { Column } from "#components/common/list/column.ts";
import { Time } from "#components/common/time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { TransformationModel } from "#lib/schemas/transformation.ts";
import { TransformationMenu } from "./transformation-menu.tsx";
import type { RunFigures } from "./use-run-figures.ts";

export type TransformationRow = TransformationModel & {
  /** Null until they are there. */
  users: readonly ConnectionModel[] | null;
  figures: RunFigures | null;
};

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

export function transformationColumns(canWrite: boolean): readonly Column<TransformationRow>[] {
  return [
    {
      key: "name",
      header: "Name",
      width: "minmax(0,1.2fr)",
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    {
      key: "used",
      header: "Used by",
      width: "minmax(0,1.4fr)",
      minListPx: 640,
      cell: ({ users }) => (users ? <UsedBy users={users} /> : <Skeleton className="w-24" />),
    },
    {
      key: "runs",
      header: "Runs, 24 h",
      width: "96px",
      align: "end",
      cell: ({ figures }) =>
        figures ? figures.runs.toLocaleString("en") : <Skeleton className="w-10" />,
    },
    {
      key: "errors",
      header: "Failed",
      width: "80px",
      align: "end",
      cell: ({ figures }) => (figures ? <ErrorRate {...figures} /> : <Skeleton className="w-10" />),
    },
    {
      key: "version",
      header: "Version",
      width: "72px",
      align: "end",
      minListPx: 900,
      cell: ({ version }) => <span className="text-muted">{version}</span>,
    },
    {
      key: "updated",
      header: "Updated",
      width: "96px",
      align: "end",
      minListPx: 720,
      cell: ({ updated_at }) => <Time value={updated_at} isInRow className="text-muted" />,
    },
    ...(canWrite
      ? [
          {
            key: "menu",
            header: <span className="sr-only">Actions</span>,
            width: "28px",
            cell: ({ id, name, users }: TransformationRow) => (
              <TransformationMenu id={id} name={name} users={users ?? []} />
            ),
          },
        ]
      : []),
  ];
}

function UsedBy({ users }: { users: readonly ConnectionModel[] }) {
  if (users.length === 0) return <span className="text-faint">No connection</span>;
  const names = users.map(({ name, source, destination }) => {
    return name ?? `${source.name} → ${destination.name}`;
  });
  return <span className="text-muted block truncate">{names.join(", ")}</span>;
}

function ErrorRate({ runs, errorRate }: RunFigures) {
  if (runs === 0) return <span className="text-faint">–</span>;
  return (
    <span className={errorRate > 0 ? "text-failed" : "text-muted"}>
      {percent.format(errorRate)}
    </span>
  );
}

export function CompactTransformation({ row }: { row: TransformationRow }) {
  const { users, figures } = row;
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <span className="truncate font-medium">{row.name}</span>
        <Time value={row.updated_at} isInRow className="text-meta text-muted" />
      </div>
      <p className="text-meta text-muted truncate">
        {users ? formatCount(users.length, "connection") : ""}
        {figures ? ` · ${formatCount(figures.runs, "run")} in 24 h` : ""}
      </p>
    </>
  );
}
