"use client";

import { clsx } from "clsx";
import { asTitle } from "./as-title.ts";

type NounListProps = {
  nouns: readonly string[];
  selected: string;
  onSelect: (noun: string) => void;
};

/** The nouns of the API: a column beside the endpoints, a row above them on narrow screens. */
export function NounList({ nouns, selected, onSelect }: NounListProps) {
  return (
    <nav
      aria-label="Nouns of the API"
      className="max-lg:border-line shrink-0 max-lg:-mx-4 max-lg:scrollbar-thin max-lg:overflow-x-auto max-lg:border-b max-lg:px-4 md:max-lg:-mx-6 md:max-lg:px-6 lg:sticky lg:top-2 lg:w-44 lg:self-start"
    >
      <ul className="flex gap-px max-lg:pb-2 lg:flex-col">
        {nouns.map((noun) => (
          <li key={noun}>
            <button
              type="button"
              aria-current={noun === selected ? "true" : undefined}
              onClick={() => onSelect(noun)}
              className={clsx(
                "rounded-control text-body h-7 w-full px-2 text-left whitespace-nowrap transition-colors",
                noun === selected
                  ? "bg-selected text-link font-medium"
                  : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              {asTitle(noun)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
