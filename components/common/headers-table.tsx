import { CopyButton } from "./copy-button.tsx";

/** Header names and values as they were sent; values wrap, so that nothing hides behind an ellipsis. */
export function HeadersTable({ headers }: { headers: Readonly<Record<string, unknown>> }) {
  const entries = Object.entries(headers);
  if (entries.length === 0) return <p className="text-muted py-2">No headers.</p>;
  return (
    <table className="text-meta w-full table-fixed border-collapse font-mono">
      <thead className="sr-only">
        <tr>
          <th scope="col">Header</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(([name, value]) => {
          const text = headerText(value);
          return (
            <tr key={name} className="group border-line border-b last:border-b-0">
              <th
                scope="row"
                className="text-muted w-[38%] py-1.5 pr-3 text-left align-top font-normal break-words"
              >
                {name}
              </th>
              <td className="text-ink relative py-1.5 pr-7 align-top [overflow-wrap:anywhere] break-words">
                {text}
                <CopyButton
                  text={text}
                  label={`Copy ${name}`}
                  className="absolute top-0 right-0 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function headerText(value: unknown): string {
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value ?? "");
}
