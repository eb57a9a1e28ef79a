"use client";

import { Search } from "lucide-react";

type SearchInputProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** `/` brings the keyboard here. */
  isOfList?: boolean;
};

export function SearchInput({ label, value, onChange, isOfList }: SearchInputProps) {
  return (
    <div className="relative w-56 min-w-40">
      <Search
        className="text-faint pointer-events-none absolute top-1.5 left-2 size-4"
        aria-hidden
      />
      <input
        data-list-search={isOfList}
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={label}
        aria-label={label}
        className="rounded-control border-control/60 bg-canvas text-body placeholder:text-faint h-7 w-full border pr-2 pl-8"
      />
    </div>
  );
}
