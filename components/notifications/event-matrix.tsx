"use client";

import { TableHead } from "#components/common/table-head.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type {
  NotificationPreference,
  PersonalEvent,
} from "#lib/schemas/notification-preference.ts";

type Events = NotificationPreference["events"];

const ROWS: readonly { event: PersonalEvent; label: string }[] = [
  { event: "opened", label: "An issue opens" },
  { event: "reopened", label: "An issue opens again" },
  { event: "resolved", label: "An issue is resolved" },
  { event: "assigned", label: "An issue is assigned to me" },
  { event: "commented", label: "Somebody comments on an issue of mine" },
  { event: "mentioned", label: "Somebody mentions me" },
];
const WAYS = [
  { way: "app" as const, label: "Dashboard" },
  { way: "email" as const, label: "E-mail" },
];

type EventMatrixProps = { value: Events; onChange: (events: Events) => void; hasMail: boolean };

/** For each thing that may happen, by which ways to be told. */
export function EventMatrix({ value, onChange, hasMail }: EventMatrixProps) {
  return (
    <table className="w-full table-fixed">
      <TableHead
        columns={[["When"], ...WAYS.map(({ label }) => [label, "w-20 text-center"] as const)]}
      />
      <tbody>
        {ROWS.map((row) => (
          <tr key={row.event} className="border-line h-9 border-b">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              {row.label}
            </th>
            {WAYS.map(({ way, label }) => (
              <td key={way}>
                <Checkbox
                  className="mx-auto"
                  aria-label={`${row.label}: ${label}`}
                  checked={value[row.event][way]}
                  disabled={way === "email" && !hasMail}
                  onCheckedChange={(isOn) =>
                    onChange({ ...value, [row.event]: { ...value[row.event], [way]: isOn } })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
