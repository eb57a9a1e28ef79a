import { clsx } from "clsx";

type TableHeadProps = {
  /** What each column is called, and the classes that give it its width. */
  columns: readonly (readonly [label: string, className?: string])[];
  /** The width of a last column of buttons, which is named for screen readers alone. */
  actionsClass?: string;
};

/** The head of a short table. */
export function TableHead({ columns, actionsClass }: TableHeadProps) {
  return (
    <thead>
      <tr className="border-line text-faint text-meta h-8 border-b text-left">
        {columns.map(([label, className]) => (
          <th key={label} scope="col" className={clsx("font-normal", className)}>
            {label}
          </th>
        ))}
        {actionsClass ? (
          <th scope="col" className={actionsClass}>
            <span className="sr-only">Actions</span>
          </th>
        ) : null}
      </tr>
    </thead>
  );
}
