import { TableHead } from "#components/common/table-head.tsx";
import type { AuditEntry } from "#lib/schemas/audit-entry.ts";

function shown(value: unknown): string {
  if (value === null || value === undefined) return "—";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

/** What of a row was changed: field by field, as it was and as it is. */
export function AuditChanges({ before, after }: Pick<AuditEntry, "before" | "after">) {
  const names = Object.keys({ ...before, ...after });
  if (names.length === 0) return <p className="text-muted">Nothing that is stored was changed.</p>;
  return (
    <table className="w-full table-fixed border-collapse" aria-label="Changes">
      <TableHead
        columns={[
          ["Field", "w-2/6"],
          ...(before ? [["Before"] as const] : []),
          ...(after ? [[before ? "After" : "Value"] as const] : []),
        ]}
      />
      <tbody>
        {names.map((name) => (
          <tr key={name} className="border-line border-b align-top">
            <th scope="row" className="text-muted truncate py-2 pr-3 text-left font-normal">
              {name.replaceAll("_", " ")}
            </th>
            {before ? (
              <td className="py-2 pr-3">
                <Value tone="text-failed" value={before[name]} />
              </td>
            ) : null}
            {after ? (
              <td className="py-2">
                <Value tone={before ? "text-successful" : ""} value={after[name]} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value, tone }: { value: unknown; tone: string }) {
  return (
    <code className={`text-meta ${tone} font-mono [overflow-wrap:anywhere] whitespace-pre-wrap`}>
      {shown(value)}
    </code>
  );
}
