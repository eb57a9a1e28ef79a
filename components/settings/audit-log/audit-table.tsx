"use client";

import { Bot, KeyRound, UserRound } from "lucide-react";
import { TableHead } from "#components/common/table-head.tsx";
import { Time } from "#components/common/time.tsx";
import type { AuditEntry } from "#lib/schemas/audit-entry.ts";
import { actionWords, resourceWords } from "./action-words.ts";

const ACTORS = {
  person: { icon: UserRound, label: "Person" },
  key: { icon: KeyRound, label: "API key" },
  system: { icon: Bot, label: "Sluice itself" },
} as const;

const COLUMNS = [
  ["When", "w-32 pl-4 md:pl-6"],
  ["Who", "w-56 max-sm:hidden"],
  ["What"],
  ["From", "w-36 pr-4 max-lg:hidden md:pr-6"],
] as const;

type AuditTableProps = { entries: readonly AuditEntry[]; onOpen: (entry: AuditEntry) => void };

export function AuditTable({ entries, onOpen }: AuditTableProps) {
  return (
    <table className="w-full table-fixed border-collapse" aria-label="Audit log">
      <TableHead columns={COLUMNS} />
      <tbody>
        {entries.map((entry) => (
          <tr
            key={entry.id}
            className="border-line hover:bg-hover h-9 cursor-pointer border-b"
            onClick={() => onOpen(entry)}
          >
            <td className="text-muted truncate pl-4 md:pl-6">
              <Time value={entry.created_at} />
            </td>
            <td className="truncate pr-4 max-sm:hidden">
              <Actor actor={entry.actor} />
            </td>
            <td className="truncate pr-4">
              <button
                type="button"
                className="max-w-full truncate text-left"
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen(entry);
                }}
              >
                {actionWords(entry)} <span className="font-medium">{resourceWords(entry)}</span>
              </button>
            </td>
            <td className="text-muted text-meta truncate pr-4 font-mono max-lg:hidden md:pr-6">
              {entry.ip_address ?? "—"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who did it, as they were called then. */
export function Actor({ actor }: Pick<AuditEntry, "actor">) {
  const { icon: Icon, label } = ACTORS[actor.type];
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      <Icon className="text-faint size-3.5 shrink-0" aria-label={label} />
      <span className="truncate">{actor.name ?? actor.id ?? label}</span>
    </span>
  );
}
