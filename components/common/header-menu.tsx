"use client";

import { Ellipsis } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { MASK } from "./is-masked.ts";
import type { PayloadList } from "./json/list-links.ts";
import { PlaceItems } from "./json/place-items.tsx";

export type HeaderPlace = {
  list: PayloadList;
  part: "headers" | "query";
  /** What is added on the way out: it can be shown, and is not found by a search. */
  added?: readonly string[];
};

type HeaderMenuProps = HeaderPlace & { name: string; value: unknown };

/** What can be done in the list with one header or parameter. */
export function HeaderMenu({ list, part, added = [], name, value }: HeaderMenuProps) {
  const isFound = typeof value === "string" && value !== MASK && !added.includes(name);
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" size="icon-toolbar" aria-label={`Actions for ${name}`}>
          <Ellipsis />
        </Button>
      }
    >
      <PlaceItems list={list} place={{ part, path: [name] }} {...(isFound ? { value } : {})} />
    </Menu>
  );
}
