"use client";

import { ChevronDown } from "lucide-react";
import { ChoiceMenu } from "#components/common/filters/choice-menu.tsx";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuChoice } from "#components/ui/menu.tsx";
import type { ConnectionOrder, Grouping } from "./group-connections.ts";
import type { useConnectionSearch } from "./use-connection-search.ts";

const STATE_OPTIONS = [
  { value: "ACTIVE" as const, label: "Active" },
  { value: "PAUSED" as const, label: "Paused" },
  { value: "DISABLED" as const, label: "Disabled" },
];
const GROUP_OPTIONS: readonly { value: Grouping; label: string }[] = [
  { value: "source", label: "By source" },
  { value: "destination", label: "By destination" },
];
const ORDER_OPTIONS: readonly { value: ConnectionOrder; label: string }[] = [
  { value: "updated", label: "Last updated" },
  { value: "created", label: "Newest" },
  { value: "name", label: "Name" },
];
const VIEW_OPTIONS = [
  { value: "structured" as const, label: "Structured" },
  { value: "table" as const, label: "Table" },
];

/** What of the connections is shown, and how. */
export function ConnectionsToolbar({ search, set }: ReturnType<typeof useConnectionSearch>) {
  return (
    <>
      <SearchInput
        label="Find by name or id"
        value={search.search}
        onChange={(text) => void set({ search: text || null })}
      />
      <ChoiceMenu
        label="State"
        allLabel="Any state"
        options={STATE_OPTIONS}
        selected={search.state}
        onChange={(state) => void set({ state })}
      />
      {search.view === "structured" ? (
        <PlainChoice
          label="Group"
          options={GROUP_OPTIONS}
          value={search.group}
          onChange={(group) => void set({ group })}
        />
      ) : null}
      <PlainChoice
        label="Order"
        options={ORDER_OPTIONS}
        value={search.order}
        onChange={(order) => void set({ order })}
      />
      <div className="ml-auto">
        <ModeChoice
          label="View"
          options={VIEW_OPTIONS}
          value={search.view}
          onChange={(view) => void set({ view })}
        />
      </div>
    </>
  );
}

type PlainChoiceProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** A choice of which one is always made. */
function PlainChoice<Value extends string>(props: PlainChoiceProps<Value>) {
  const { label, options, value, onChange } = props;
  return (
    <Menu
      trigger={
        <Button size="toolbar" aria-label={`${label}: ${labelOf(options, value)}`}>
          {labelOf(options, value)}
          <ChevronDown className="text-faint" aria-hidden />
        </Button>
      }
    >
      <MenuChoice label={label} value={value} onValueChange={onChange} options={options} />
    </Menu>
  );
}

function labelOf(options: readonly { value: string; label: string }[], value: string) {
  return options.find((option) => option.value === value)?.label ?? value;
}
