import Link from "next/link";
import type { ConnectionModel } from "#lib/schemas/connection.ts";

/** Connections by name, one below the other. */
export function ConnectionLinks({ connections }: { connections: readonly ConnectionModel[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {connections.map(({ id, name, source, destination }) => (
        <li key={id} className="min-w-0">
          <Link href={`/connections/${id}`} className="text-link block truncate hover:underline">
            {name ?? `${source.name} → ${destination.name}`}
          </Link>
        </li>
      ))}
    </ul>
  );
}
