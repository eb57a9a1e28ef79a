import { clsx } from "clsx";
import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { destinationTarget } from "#components/destinations/destination-target.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { ConnectionMenu } from "./connection-menu.tsx";
import { connectionState, type SourceGroup } from "./group-connections.ts";
import { RuleIcons } from "./rule-icons.tsx";

const BOX_CLASSES =
  "flex h-10 min-w-0 items-center gap-2 rounded-control border border-line bg-surface px-3 hover:border-control";

/** A source and the lines that fork from it to its connections' destinations. */
export function SourceGroupRow({ group }: { group: SourceGroup }) {
  return (
    <section
      aria-label={`Connections of ${group.source.name}`}
      className="grid grid-cols-[minmax(0,1fr)] py-3 md:grid-cols-[minmax(140px,220px)_minmax(0,1fr)]"
    >
      <div className="pb-2 md:py-1">
        <SourceBox source={group.source} />
      </div>
      <ul>
        {group.connections.map((connection, index) => (
          <ConnectionRow
            key={connection.id}
            connection={connection}
            isFirst={index === 0}
            isLast={index === group.connections.length - 1}
          />
        ))}
      </ul>
    </section>
  );
}

function SourceBox({ source }: { source: SourceModel }) {
  return (
    <Link href={`/sources/${source.id}`} prefetch={false} className={BOX_CLASSES}>
      <span className="min-w-0 flex-1 truncate font-medium" title={source.name}>
        {source.name}
      </span>
      {source.authenticated ? (
        <ShieldCheck className="text-successful size-4 shrink-0" aria-label="Verifies requests" />
      ) : null}
      {source.disabled_at ? <StatusBadge status="DISABLED" isIconOnly /> : null}
    </Link>
  );
}

type ConnectionRowProps = { connection: ConnectionModel; isFirst: boolean; isLast: boolean };

function ConnectionRow({ connection, isFirst, isLast }: ConnectionRowProps) {
  const state = connectionState(connection);
  const line = clsx(
    "border-t",
    state === "ACTIVE" && "border-control",
    state === "PAUSED" && "border-hold border-dashed",
    state === "DISABLED" && "border-off border-dashed opacity-60",
  );
  return (
    <li className="flex h-12 items-center gap-2">
      <div className="flex shrink-0 items-center max-md:hidden">
        <Fork isFirst={isFirst} isLast={isLast} />
        <div className={clsx("w-4", line)} />
      </div>
      <Link
        href={`/connections/${connection.id}`}
        prefetch={false}
        className="border-line bg-canvas text-meta hover:border-control max-w-56 min-w-0 truncate rounded-full border px-2.5 py-0.5"
        title={connection.name ?? "Unnamed connection"}
      >
        {connection.name ?? "Unnamed"}
      </Link>
      <RuleIcons rules={connection.rules} />
      {state === "ACTIVE" ? null : (
        <>
          <StatusBadge status={state} isFilled className="shrink-0 max-sm:hidden" />
          <StatusBadge status={state} isIconOnly className="shrink-0 sm:hidden" />
        </>
      )}
      <div className={clsx("min-w-2 flex-1", line)} />
      <DestinationBox destination={connection.destination} />
      <ConnectionMenu connection={connection} />
    </li>
  );
}

/** The part of the fork beside one row: a trunk from the row above to the row below, and a branch. */
function Fork({ isFirst, isLast }: { isFirst: boolean; isLast: boolean }) {
  return (
    <div className="relative h-12 w-6 shrink-0" aria-hidden>
      <div className="border-control absolute top-1/2 right-0 left-0 border-t" />
      {isFirst && isLast ? null : (
        <div
          className={clsx(
            "border-control absolute left-3 border-l",
            isFirst ? "top-1/2" : "top-0",
            isLast ? "bottom-1/2" : "bottom-0",
          )}
        />
      )}
      {isFirst ? null : <div className="bg-canvas absolute top-1/2 left-0 h-px w-3" />}
    </div>
  );
}

function DestinationBox({ destination }: { destination: DestinationModel }) {
  return (
    <Link
      href={`/destinations/${destination.id}`}
      prefetch={false}
      className={clsx(BOX_CLASSES, "w-36 shrink-0 sm:w-56")}
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate leading-4 font-medium" title={destination.name}>
          {destination.name}
        </span>
        <span className="text-faint text-meta block truncate" title={destination.config.url}>
          {destinationTarget(destination)}
        </span>
      </span>
      {destination.disabled_at ? <StatusBadge status="DISABLED" isIconOnly /> : null}
    </Link>
  );
}
