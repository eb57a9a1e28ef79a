import { Check, Minus } from "lucide-react";
import { ScrollBox } from "#components/common/scroll-box.tsx";
import { TableHead } from "#components/common/table-head.tsx";
import { can } from "#lib/domain/permissions.ts";
import type { Permission } from "#lib/schemas/permission.ts";
import { PERMISSION_WORDS, ROLE_OPTIONS } from "./role-words.ts";

/** What each role may do: the table that the server holds everybody to. */
export function RoleMatrix() {
  const permissions = Object.entries(PERMISSION_WORDS) as [Permission, string][];
  return (
    <ScrollBox label="Roles">
      <table className="w-full border-collapse" aria-label="What each role may do">
        <TableHead
          columns={[
            ["May"],
            ...ROLE_OPTIONS.map(({ label }) => [label, "w-14 text-center sm:w-20"] as const),
          ]}
        />
        <tbody>
          {permissions.map(([permission, words]) => (
            <tr key={permission} className="border-line h-9 border-b">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {words}
              </th>
              {ROLE_OPTIONS.map(({ value }) => (
                <td key={value} className="text-center">
                  {can(value, permission) ? (
                    <>
                      <Check className="text-successful inline size-4" aria-hidden />
                      <span className="sr-only">Yes</span>
                    </>
                  ) : (
                    <>
                      <Minus className="text-faint inline size-4" aria-hidden />
                      <span className="sr-only">No</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
