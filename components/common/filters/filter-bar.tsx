"use client";

import { SlidersHorizontal } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import type { FilterField } from "#lib/client/lists/filter-field.ts";
import type { ListSearch } from "../list/list-spec.ts";
import type { ListState } from "../list/use-list-state.ts";
import { useMediaQuery } from "../use-media-query.ts";
import { AddFilterMenu } from "./add-filter-menu.tsx";
import { FilterChip } from "./filter-chip.tsx";
import type { ChoicesOf } from "./filter-words.ts";
import { PayloadSearch } from "./payload-search.tsx";
import { rememberFilter } from "./recent-filters.ts";
import { SearchInput } from "./search-input.tsx";
import { TimeRangePicker } from "./time-range-picker.tsx";

// Only phones open it.
const FilterSheet = onDemand(() => import("./filter-sheet.tsx").then((m) => m.FilterSheet));

type FilterBarProps = {
  /** Under what recent filters are remembered. */
  list: string;
  fields: readonly FilterField[];
  /** Keys of the fields whose chips stand there even while nothing is set. */
  pinned: readonly string[];
  state: ListState;
  choicesOf: ChoicesOf;
  search: ListSearch;
  isMenuOpen: boolean;
  onMenuOpenChange: (isOpen: boolean) => void;
};

/** What a list is narrowed by: a search, time, and a chip for every filter. */
export function FilterBar(props: FilterBarProps) {
  const { list, fields, pinned, state, choicesOf, isMenuOpen, onMenuOpenChange } = props;
  const isPhone = useMediaQuery("(max-width: 639px)");
  const [addedKey, setAddedKey] = useState<string | null>(null);
  const { values, where, change } = state;
  const set = (key: string, value: string) => change({ values: { ...values, [key]: value } });
  const isChip = ({ key }: FilterField) =>
    pinned.includes(key) || key === addedKey || values[key] !== undefined;

  const used = JSON.stringify({ values, where });
  useEffect(() => rememberFilter(list, JSON.parse(used)), [list, used]);

  const isText = props.search.kind === "text";
  const search =
    props.search.kind === "text" ? (
      <SearchInput
        label={props.search.label}
        value={where}
        onChange={(next) => state.adjust({ where: next })}
        isOfList
      />
    ) : (
      <PayloadSearch value={where} onSearch={(next) => change({ where: next })} />
    );
  const range = (
    <TimeRangePicker range={state.range} onChange={(next) => change({ range: next })} />
  );
  const clear = state.isFiltered ? (
    <Button variant="ghost" size="toolbar" onClick={state.clear}>
      Clear
    </Button>
  ) : null;
  if (isPhone) {
    const count = Object.keys(values).length;
    return (
      <>
        {isText ? search : null}
        {range}
        <Button size="toolbar" onClick={() => onMenuOpenChange(true)}>
          <SlidersHorizontal /> Filters{count > 0 ? `: ${count}` : ""}
        </Button>
        {clear}
        {isMenuOpen ? (
          <FilterSheet
            fields={fields}
            values={values}
            choicesOf={choicesOf}
            search={isText ? null : search}
            onChange={set}
            onClose={() => onMenuOpenChange(false)}
          />
        ) : null}
      </>
    );
  }
  return (
    <>
      {search}
      {range}
      {fields.filter(isChip).map((field) => (
        <FilterChip
          key={field.key}
          field={field}
          value={values[field.key] ?? ""}
          choicesOf={choicesOf}
          startsOpen={field.key === addedKey}
          onChange={(value) => set(field.key, value)}
          onClose={() => setAddedKey(null)}
        />
      ))}
      <AddFilterMenu
        list={list}
        fields={fields}
        offered={fields.filter((field) => !isChip(field))}
        choicesOf={choicesOf}
        isOpen={isMenuOpen}
        onOpenChange={onMenuOpenChange}
        onAdd={(field) => {
          onMenuOpenChange(false);
          setAddedKey(field.key);
        }}
        onRecent={(recent) => change(recent)}
      />
      {clear}
    </>
  );
}
