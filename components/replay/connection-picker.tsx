"use client";

import { useState } from "react";
import type { Directory } from "#components/connections/use-directory.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";

type ConnectionPickerProps = {
  directory: Directory;
  selected: readonly string[];
  onChange: (selected: string[]) => void;
};

const MANY = 6;

/** Which connections a request is sent along once more. */
export function ConnectionPicker({ directory, selected, onChange }: ConnectionPickerProps) {
  const [filter, setFilter] = useState("");
  const [first] = useState(() => new Set(selected));
  const needle = filter.trim().toLowerCase();
  const connections = [...directory.connections.values()];
  const shown = connections
    .map(({ id, full_name, name }) => ({ id, label: full_name ?? name ?? id }))
    .filter(({ id, label }) => selected.includes(id) || label.toLowerCase().includes(needle))
    .sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)));

  function toggle(id: string) {
    const rest = selected.filter((each) => each !== id);
    onChange(rest.length === selected.length ? [...selected, id] : rest);
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="text-body mb-1.5 font-medium">Send along</legend>
      {connections.length > MANY ? (
        <Input
          type="search"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          placeholder="Find a connection"
          aria-label="Find a connection"
        />
      ) : null}
      <div className="rounded-control border-line max-h-36 scrollbar-thin overflow-y-auto border py-1">
        {shown.map(({ id, label }) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
          <label
            key={id}
            className="text-body hover:bg-hover flex h-8 cursor-pointer items-center gap-2 px-2.5"
          >
            <Checkbox
              checked={selected.includes(id)}
              onCheckedChange={() => toggle(id)}
              aria-label={label}
            />
            <span className="min-w-0 truncate">{label}</span>
          </label>
        ))}
        {shown.length === 0 ? (
          <p className="text-muted px-2.5 py-1.5">
            {connections.length === 0
              ? "There is no connection. Make one first."
              : `No connection contains “${filter}”.`}
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}
