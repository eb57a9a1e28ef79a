"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { sourceTypesOptions } from "#lib/client/source-types.ts";
import { UnverifiedMark } from "./unverified-mark.tsx";

type TypePickerProps = { value: string; onChange: (code: string) => void };

/** Finds one among all types of sources, by name or code. */
export function TypePicker({ value, onChange }: TypePickerProps) {
  const types = useQuery(sourceTypesOptions());
  const [search, setSearch] = useState("");
  if (types.isPending) return <Skeleton className="h-40" />;
  if (!types.data) return <p className="text-muted">The types of sources could not be loaded.</p>;
  const needle = search.trim().toLowerCase();
  const found = types.data.filter(({ code, label }) =>
    `${label} ${code}`.toLowerCase().includes(needle),
  );
  return (
    <div className="flex flex-col gap-2">
      <SearchInput label="Find a type" value={search} onChange={setSearch} />
      {/* Relative, for Base UI measures from here how far to scroll to the one that is chosen. */}
      <RadioGroup
        aria-label="Type"
        value={value}
        onValueChange={(code) => onChange(String(code))}
        className="rounded-control border-line relative h-52 scrollbar-thin overflow-y-auto border py-1"
      >
        {found.map(({ code, label, unverified, is_custom }) => (
          <Radio.Root
            key={code}
            value={code}
            aria-label={label}
            className="hover:bg-hover data-checked:bg-selected flex min-h-8 w-full cursor-pointer items-center gap-2 px-3 text-left focus-visible:-outline-offset-2"
          >
            <span className="min-w-0 flex-1 truncate">{label}</span>
            {is_custom ? <span className="text-meta text-muted">Own</span> : null}
            {unverified ? <UnverifiedMark /> : null}
            <Check
              aria-hidden
              className={code === value ? "text-link size-4 shrink-0" : "size-4 shrink-0 opacity-0"}
            />
          </Radio.Root>
        ))}
        {found.length === 0 ? (
          <p className="text-muted px-3 py-2">
            No type of that name. Choose Webhook for any other sender.
          </p>
        ) : null}
      </RadioGroup>
    </div>
  );
}
