"use client";

import { Columns3, ListFilter } from "lucide-react";
import { useRouter } from "next/navigation";
import { MenuItem } from "#components/ui/menu.tsx";
import { columnLink, filterLink, type PayloadList, type PayloadPlace } from "./list-links.ts";

type PlaceItemsProps = {
  list: PayloadList;
  place: PayloadPlace;
  /** Left out for what holds others: those are no value to filter by. */
  value?: unknown;
};

/** Entries of a menu that take a place of a payload to its list: as a filter, as a column. */
export function PlaceItems({ list, place, value }: PlaceItemsProps) {
  const router = useRouter();
  return (
    <>
      {value === undefined ? null : (
        <MenuItem
          icon={<ListFilter />}
          onSelect={() => router.push(filterLink(list, here(list), place, value))}
        >
          Filter list by this value
        </MenuItem>
      )}
      <MenuItem
        icon={<Columns3 />}
        onSelect={() => router.push(columnLink(list, here(list), place))}
      >
        Add as column
      </MenuItem>
    </>
  );
}

/** What the list is set up to, where this stands beside it. */
function here(list: PayloadList): string {
  return window.location.pathname === list ? window.location.search : "";
}
