"use client";

import { Popover } from "#components/ui/popover.tsx";
import type { ApiKey } from "#lib/schemas/api-key.ts";
import { hasAllScopes } from "./scope-groups.ts";

type CountedProps = { count: string; label: string; items: readonly string[] };

/** A number of things that says on a click which. */
function Counted({ count, label, items }: CountedProps) {
  return (
    <Popover
      label={label}
      className="p-3"
      trigger={
        <button
          type="button"
          aria-label={label}
          className="hover:text-ink rounded-[4px] underline decoration-dotted underline-offset-2"
        >
          {count}
        </button>
      }
    >
      <ul className="text-meta flex flex-col gap-1 font-mono">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Popover>
  );
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What a key may do. */
export function KeyScopes({ apiKey }: { apiKey: ApiKey }) {
  if (hasAllScopes(apiKey)) return "All";
  const granted = Object.entries(apiKey.grants).flatMap(([id, { scopes = [] }]) =>
    scopes.map((scope) => `${scope} of ${id}`),
  );
  const items = [...apiKey.scopes, ...granted];
  if (items.length === 0) return "None";
  return (
    <Counted
      count={counted(items.length, "scope")}
      label={`Scopes of ${apiKey.label}`}
      items={items}
    />
  );
}

type KeyProjectsProps = { apiKey: ApiKey; nameOf: (projectId: string) => string };

/** Where a key of the organization works. */
export function KeyProjects({ apiKey, nameOf }: KeyProjectsProps) {
  const granted = Object.keys(apiKey.grants);
  if (granted.length === 0) return "All projects";
  return (
    <Counted
      count={counted(granted.length, "project")}
      label={`Projects of ${apiKey.label}`}
      items={granted.map(nameOf)}
    />
  );
}
