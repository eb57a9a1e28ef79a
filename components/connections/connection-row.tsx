import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { formatCount } from "#components/common/format-count.ts";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { buttonClasses } from "#components/ui/button-classes.ts";
import type { Activity } from "#lib/client/connection-activity.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { ActivityCell } from "./activity-cell.tsx";
import { ConnectionMenu } from "./connection-menu.tsx";
import { connectionTitle } from "./connection-title.ts";
import { DestinationBox, SourceBox } from "./end-boxes.tsx";
import { connectionState, type GroupedConnection, type Grouping } from "./group-connections.ts";
import { PauseButton } from "./pause-button.tsx";
import { RuleIcons } from "./rule-icons.tsx";

export type ConnectionRowProps = {
  row: GroupedConnection;
  grouping: Grouping;
  activity: Activity | null | undefined;
  /** How many events it holds back while paused. */
  held: number | undefined;
};

const SOURCE_WIDTH = "w-44 shrink-0 xl:w-52";
const DESTINATION_WIDTH = "w-44 shrink-0 xl:w-56";

/** A connection read from left to right: from where, what happens on the way, to where, and how it does. */
export function ConnectionRow({ row, grouping, activity, held }: ConnectionRowProps) {
  const { connection, isFirst } = row;
  const state = connectionState(connection);
  const line = lineClasses(state);
  const bySource = grouping === "source";
  return (
    <div className="flex h-12 items-center">
      {!bySource || isFirst ? (
        <SourceBox source={connection.source} className={SOURCE_WIDTH} />
      ) : (
        <Repeated name={connection.source.name} className={SOURCE_WIDTH} />
      )}
      {bySource ? (
        <Fork row={row} side="left" line={line} />
      ) : (
        <div className={clsx("w-6", line)} />
      )}
      <NameChip connection={connection} />
      <div className="ml-2 empty:hidden">
        <RuleIcons rules={connection.rules} />
      </div>
      {state === "ACTIVE" ? null : (
        <StatusBadge status={state} isFilled className="ml-2 shrink-0" />
      )}
      {state === "PAUSED" && held ? <Held connection={connection} held={held} /> : null}
      <div className={clsx("ml-2 min-w-2 flex-1", line)} />
      {bySource ? null : <Fork row={row} side="right" line={line} />}
      {bySource || isFirst ? (
        <DestinationBox destination={connection.destination} className={DESTINATION_WIDTH} />
      ) : (
        <Repeated name={connection.destination.name} className={DESTINATION_WIDTH} />
      )}
      <ActivityCell activity={activity} className="ml-4 w-40 shrink-0 max-lg:hidden" />
      <div className="ml-2 flex shrink-0 items-center">
        <PauseButton connection={connection} />
        <ConnectionMenu connection={connection} />
        <Link
          href={`/connections/${connection.id}`}
          prefetch={false}
          aria-label={`Open ${connectionTitle(connection)}`}
          className={buttonClasses({ variant: "ghost", size: "icon-toolbar" })}
        >
          <ChevronRight aria-hidden />
        </Link>
      </div>
    </div>
  );
}

/** The same for a narrow screen, one under the other. */
export function ConnectionCard({ row, activity, held }: ConnectionRowProps) {
  const { connection } = row;
  const state = connectionState(connection);
  return (
    <div className="flex flex-col gap-2 py-3">
      <div className="flex items-center gap-2">
        <NameChip connection={connection} />
        <RuleIcons rules={connection.rules} />
        <span className="ml-auto flex items-center">
          <PauseButton connection={connection} />
          <ConnectionMenu connection={connection} />
        </span>
      </div>
      <div className="flex items-center">
        <SourceBox source={connection.source} className="flex-1 basis-0" />
        <div className={clsx("w-5 shrink-0", lineClasses(state))} />
        <DestinationBox destination={connection.destination} className="flex-1 basis-0" />
      </div>
      <div className="flex min-h-6 items-center justify-between gap-3">
        <ActivityCell activity={activity} />
        <span className="flex items-center">
          {state === "PAUSED" && held ? <Held connection={connection} held={held} /> : null}
          {state === "ACTIVE" ? null : (
            <StatusBadge status={state} isFilled className="ml-2 shrink-0" />
          )}
        </span>
      </div>
    </div>
  );
}

function NameChip({ connection }: { connection: ConnectionModel }) {
  const name = connection.name ?? "Unnamed";
  return (
    <Link
      href={`/connections/${connection.id}`}
      prefetch={false}
      className="border-line bg-canvas text-meta hover:border-control max-w-56 min-w-0 truncate rounded-full border px-2.5 py-0.5"
      title={connection.name ?? "Unnamed connection"}
    >
      {name}
    </Link>
  );
}

function Held({ connection, held }: { connection: ConnectionModel; held: number }) {
  return (
    <Link
      href={`/events?connection=${connection.id}&status=HOLD`}
      prefetch={false}
      className="text-meta text-hold ml-2 shrink-0 hover:underline"
    >
      {formatCount(held, "event")} waiting
    </Link>
  );
}

/** Where a box stands for several rows, the others say whose they are to screen readers only. */
function Repeated({ name, className }: { name: string; className: string }) {
  return (
    <span className={className}>
      <span className="sr-only">{name}</span>
    </span>
  );
}

function lineClasses(state: "ACTIVE" | "PAUSED" | "DISABLED"): string {
  return clsx(
    "border-t",
    state === "ACTIVE" && "border-control",
    state === "PAUSED" && "border-hold border-dashed",
    state === "DISABLED" && "border-off border-dashed opacity-60",
  );
}

type ForkProps = { row: GroupedConnection; side: "left" | "right"; line: string };

/** The part of the fork beside one row: a trunk from the row above to the row below, and a branch. */
function Fork({ row: { isFirst, isLast }, side, line }: ForkProps) {
  return (
    <div className="relative h-12 w-8 shrink-0" aria-hidden>
      {isFirst ? (
        <div
          className={clsx(
            "border-control absolute top-1/2 w-3 border-t",
            side === "left" ? "left-0" : "right-0",
          )}
        />
      ) : null}
      <div className={clsx("absolute top-1/2 w-5", side === "left" ? "right-0" : "left-0", line)} />
      {isFirst && isLast ? null : (
        <div
          className={clsx(
            "border-control absolute border-l",
            side === "left" ? "left-3" : "right-3",
            isFirst ? "top-1/2" : "top-0",
            isLast ? "bottom-1/2" : "bottom-0",
          )}
        />
      )}
    </div>
  );
}
