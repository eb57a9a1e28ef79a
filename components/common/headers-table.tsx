"use client";

import { clsx } from "clsx";
import { useState } from "react";
import { CopyButton } from "./copy-button.tsx";
import { HeaderMenu, type HeaderPlace } from "./header-menu.tsx";
import { PlainText } from "./text/plain-text.tsx";

type HeadersTableProps = {
  headers: Readonly<Record<string, unknown>>;
  /** What its rows are, in the plural: "headers". */
  noun?: string;
  /** The list that can be narrowed by one of them. */
  find?: HeaderPlace;
};

/** So many headers are found faster by typing. */
const MANY = 8;

/** Names and values as they were sent; values wrap, so that nothing hides behind an ellipsis. */
export function HeadersTable({ headers, noun = "headers", find }: HeadersTableProps) {
  const [filter, setFilter] = useState("");
  const entries = Object.entries(headers).map(
    ([name, value]) => [name, headerText(value)] as const,
  );
  if (entries.length === 0) return <p className="text-muted py-2">No {noun}.</p>;
  const needle = filter.trim().toLowerCase();
  const shown = entries.filter((entry) =>
    entry.some((text) => text.toLowerCase().includes(needle)),
  );
  return (
    <>
      <div className="flex items-center justify-end gap-1 pb-1">
        {entries.length >= MANY ? (
          <input
            type="search"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            placeholder="Filter"
            aria-label={`Filter ${noun}`}
            className="rounded-control border-line text-meta placeholder:text-faint h-7 min-w-0 flex-1 border bg-transparent px-2"
          />
        ) : null}
        <CopyButton
          text={entries.map(([name, value]) => `${name}: ${value}`).join("\n")}
          label={`Copy all ${noun}`}
        />
      </div>
      {shown.length === 0 ? (
        <p className="text-muted py-2">
          None of the {noun} contains “{filter}”.
        </p>
      ) : null}
      <table className="text-meta w-full table-fixed border-collapse font-mono">
        <thead className="sr-only">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(([name, text]) => (
            <tr key={name} className="group border-line border-b last:border-b-0">
              <th
                scope="row"
                className="text-muted w-[38%] py-1.5 pr-3 text-left align-top font-normal break-words"
              >
                <PlainText text={name} />
              </th>
              <td
                className={clsx(
                  "text-ink relative py-1.5 align-top [overflow-wrap:anywhere] break-words",
                  find ? "pr-14" : "pr-7",
                )}
              >
                <PlainText text={text} />
                <span className="absolute top-0 right-0 flex opacity-0 group-hover:opacity-100 has-focus-visible:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100">
                  <CopyButton text={text} label={`Copy ${name}`} />
                  {find ? <HeaderMenu name={name} value={headers[name]} {...find} /> : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function headerText(value: unknown): string {
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value ?? "");
}
