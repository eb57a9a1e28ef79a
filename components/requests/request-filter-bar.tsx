"use client";

import { ChoiceMenu } from "#components/common/filters/choice-menu.tsx";
import { FilterMenu } from "#components/common/filters/filter-menu.tsx";
import { TimeRangeMenu } from "#components/common/filters/time-range-menu.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import { Button } from "#components/ui/button.tsx";
import type { RequestFilters } from "#lib/client/requests.ts";

const STATUSES = [
  { value: "accepted" as const, label: "Accepted" },
  { value: "rejected" as const, label: "Rejected" },
];

type RequestFilterBarProps = {
  filters: RequestFilters;
  isFiltered: boolean;
  directory: Directory;
  onChange: (changes: Partial<RequestFilters>) => void;
  onClear: () => void;
};

export function RequestFilterBar(props: RequestFilterBarProps) {
  const { filters, directory, onChange } = props;
  const sources = [...directory.sources.values()]
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <>
      <TimeRangeMenu range={filters.range} onChange={(range) => onChange({ range })} />
      <ChoiceMenu
        label="Status"
        allLabel="Any status"
        options={STATUSES}
        selected={filters.status}
        onChange={(status) => onChange({ status })}
      />
      <FilterMenu
        label="Source"
        options={sources}
        selected={filters.source}
        onChange={(source) => onChange({ source })}
      />
      {props.isFiltered ? (
        <Button variant="ghost" size="toolbar" onClick={props.onClear}>
          Clear
        </Button>
      ) : null}
    </>
  );
}
