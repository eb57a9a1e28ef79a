import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ConnectionModel } from "#lib/schemas/connection.ts";

/** The source and the destination of a connection, each a way to its own page. */
export function RouteLinks({ connection }: { connection: ConnectionModel }) {
  const { source, destination } = connection;
  const classes =
    "min-w-0 truncate rounded-control border border-line bg-surface px-3 py-1.5 font-medium hover:border-control";
  return (
    <div className="flex min-w-0 items-center gap-2 pb-4">
      <Link href={`/sources/${source.id}`} className={classes}>
        {source.name}
      </Link>
      <ArrowRight className="text-faint size-4 shrink-0" aria-label="to" />
      <Link href={`/destinations/${destination.id}`} className={classes}>
        {destination.name}
      </Link>
    </div>
  );
}
