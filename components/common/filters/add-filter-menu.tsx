"use client";

import { History, ListFilter } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { FilterField } from "#lib/client/lists/filter-field.ts";
import { type ChoicesOf, filterWords } from "./filter-words.ts";
import { type RecentFilter, readRecentFilters } from "./recent-filters.ts";

type AddFilterMenuProps = {
  /** Under what recent filters are remembered. */
  list: string;
  fields: readonly FilterField[];
  /** Those that are not set and stand on no chip. */
  offered: readonly FilterField[];
  choicesOf: ChoicesOf;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onAdd: (field: FilterField) => void;
  onRecent: (recent: RecentFilter) => void;
};

const rowClasses =
  "hover:bg-hover text-body mx-1 flex min-h-7 w-[calc(100%-8px)] items-center gap-2 rounded-[4px] px-2 py-1 text-left";

/** Offers the filters that have no chip yet, and the sets of filters that were used last. */
export function AddFilterMenu(props: AddFilterMenuProps) {
  const { list, fields, offered, choicesOf, isOpen, onOpenChange, onAdd, onRecent } = props;
  const recent = isOpen ? readRecentFilters(list) : [];
  function words({ values, where }: RecentFilter): string {
    const set = fields.flatMap((field) => {
      const value = values[field.key];
      return value ? [`${field.label} ${filterWords(field, value, choicesOf)}`] : [];
    });
    return [...set, ...(where ? [where] : [])].join(" · ");
  }
  return (
    <Popover
      label="Add a filter"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className="w-72 py-1"
      trigger={
        <Button size="toolbar" variant="ghost" className="border-control! border-dashed!">
          <ListFilter /> More filters
        </Button>
      }
    >
      {offered.map((field) => (
        <button key={field.key} type="button" className={rowClasses} onClick={() => onAdd(field)}>
          {field.label}
        </button>
      ))}
      {recent.length > 0 ? (
        <>
          <p className="text-faint text-meta border-line mt-1 border-t px-3 pt-2 pb-1">
            Used lately
          </p>
          {recent.map((each) => (
            <button
              key={words(each)}
              type="button"
              className={rowClasses}
              onClick={() => {
                onRecent(each);
                onOpenChange(false);
              }}
            >
              <History className="text-muted size-4 shrink-0" aria-hidden />
              <span className="truncate" title={words(each)}>
                {words(each)}
              </span>
            </button>
          ))}
        </>
      ) : null}
    </Popover>
  );
}
