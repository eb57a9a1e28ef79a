import { clsx } from "clsx";
import type { ReactNode } from "react";

type PlainColumn = { header: string; isNumber?: boolean; isSecondary?: boolean };

type PlainTableProps = {
  title: string;
  help?: ReactNode;
  columns: readonly PlainColumn[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** A short table of facts. Columns that are secondary are left out on phones. */
export function PlainTable({ title, help, columns, rows }: PlainTableProps) {
  const cellClasses = (index: number) =>
    clsx(
      "h-9 py-1 pr-4 align-middle last:pr-0",
      columns[index]?.isNumber && "text-right",
      columns[index]?.isSecondary && "max-md:hidden",
    );
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-form font-medium">{title}</h2>
      {help ? <p className="text-muted max-w-2xl">{help}</p> : null}
      <table className="w-full border-collapse">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-line text-faint text-meta border-b">
            {columns.map(({ header }, index) => (
              <th
                key={header}
                scope="col"
                className={clsx(
                  cellClasses(index),
                  "font-normal",
                  columns[index]?.isNumber ? "text-right" : "text-left",
                )}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-line border-b">
              {cells.map((cell, index) => (
                <td key={columns[index]?.header} className={cellClasses(index)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
