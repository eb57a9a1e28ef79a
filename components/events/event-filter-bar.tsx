"use client";

import { FilterMenu, type FilterOption } from "#components/common/filters/filter-menu.tsx";
import { TimeRangeMenu } from "#components/common/filters/time-range-menu.tsx";
import { StatusBadge, statusWord } from "#components/common/status-badge.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import { Button } from "#components/ui/button.tsx";
import type { EventFilters } from "#lib/client/events.ts";
import type { EventStatus } from "#lib/schemas/enums.ts";
import { EVENT_STATUSES } from "./event-statuses.ts";

const STATUS_OPTIONS: readonly FilterOption<EventStatus>[] = EVENT_STATUSES.map((status) => ({
  value: status,
  label: statusWord(status),
  icon: <StatusBadge status={status} />,
}));

type EventFilterBarProps = {
  filters: EventFilters;
  isFiltered: boolean;
  directory: Directory;
  onChange: (changes: Partial<EventFilters>) => void;
  onClear: () => void;
};

export function EventFilterBar(props: EventFilterBarProps) {
  const { filters, directory, onChange } = props;
  return (
    <>
      <TimeRangeMenu range={filters.range} onChange={(range) => onChange({ range })} />
      <FilterMenu
        label="Status"
        options={STATUS_OPTIONS}
        selected={filters.status}
        onChange={(status) => onChange({ status })}
      />
      <FilterMenu
        label="Connection"
        options={optionsOf(directory.connections, (row) => row.full_name ?? row.id)}
        selected={filters.connection}
        onChange={(connection) => onChange({ connection })}
      />
      <FilterMenu
        label="Source"
        options={optionsOf(directory.sources, (row) => row.name)}
        selected={filters.source}
        onChange={(source) => onChange({ source })}
      />
      <FilterMenu
        label="Destination"
        options={optionsOf(directory.destinations, (row) => row.name)}
        selected={filters.destination}
        onChange={(destination) => onChange({ destination })}
      />
      {props.isFiltered ? (
        <Button variant="ghost" size="toolbar" onClick={props.onClear}>
          Clear
        </Button>
      ) : null}
    </>
  );
}

function optionsOf<Row extends { id: string }>(
  rows: ReadonlyMap<string, Row>,
  label: (row: Row) => string,
): FilterOption<string>[] {
  return [...rows.values()]
    .map((row) => ({ value: row.id, label: label(row) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
