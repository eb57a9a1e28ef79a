"use client";

import { useState } from "react";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { NOUNS } from "./action-words.ts";
import type { AuditFilterState } from "./use-audit-filter.ts";

const ACTORS = [
  { value: "", label: "Anybody" },
  { value: "person", label: "People" },
  { value: "key", label: "API keys" },
  { value: "system", label: "Sluice itself" },
];

const DATE_CLASSES =
  "rounded-control border-control/60 bg-canvas text-body h-7 shrink-0 border px-2 text-muted";

/** Narrows the log down by words, who, what and when. */
export function AuditFilters({ filter, set, isFiltered, clear }: AuditFilterState) {
  const [text, setText] = useState(filter.search ?? "");
  return (
    <>
      <SearchInput
        label="Search the log"
        value={text}
        onChange={(next) => {
          setText(next);
          set({ search: next.trim() || null });
        }}
      />
      <Select
        aria-label="Who"
        value={filter.actorType ?? ""}
        options={ACTORS}
        onValueChange={(value) => set({ actorType: value || null })}
        className="h-7! w-32! shrink-0"
      />
      <Select
        aria-label="What"
        value={filter.noun ?? ""}
        options={NOUNS}
        onValueChange={(value) => set({ noun: value || null })}
        className="h-7! w-36! shrink-0"
      />
      <input
        type="date"
        aria-label="From"
        value={filter.from ?? ""}
        max={filter.until ?? undefined}
        onChange={(event) => set({ from: event.target.value || null })}
        className={DATE_CLASSES}
      />
      <input
        type="date"
        aria-label="Until"
        value={filter.until ?? ""}
        min={filter.from ?? undefined}
        onChange={(event) => set({ until: event.target.value || null })}
        className={DATE_CLASSES}
      />
      {isFiltered ? (
        <Button
          variant="ghost"
          size="toolbar"
          onClick={() => {
            setText("");
            clear();
          }}
        >
          Clear filters
        </Button>
      ) : null}
    </>
  );
}
