"use client";

import { Columns3, Copy, Ellipsis, ListFilter, Route } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { writePath } from "#lib/client/lists/payload-clause.ts";
import { copyText } from "../copy-text.ts";
import { notify } from "../notify.ts";
import type { JsonRow } from "./flatten-json.ts";
import { pathOf } from "./json-path.ts";
import { columnLink, filterLink, type PayloadList } from "./list-links.ts";
import { type JsonDocument, leafText } from "./read-json.ts";

type ValueMenuProps = { document: JsonDocument; row: JsonRow; list: PayloadList | undefined };

/** What can be done with one value of a payload. */
export function ValueMenu({ document, row, list }: ValueMenuProps) {
  const router = useRouter();
  const path = pathOf(row);
  const { node } = row;
  const isLeaf = node.children === null;
  const json = document.text.slice(node.start, node.end);
  const value = isLeaf ? leafText(document, node) : json;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps what happens in the menu from the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the menu
    <span className="sticky right-0 ml-auto" onClick={(event) => event.stopPropagation()}>
      <Menu
        align="end"
        trigger={
          <Button
            variant="ghost"
            size="icon-toolbar"
            tabIndex={-1}
            aria-label={`Actions for ${row.label ?? "the document"}`}
            className="bg-hover size-5! [&_svg]:size-3!"
          >
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem icon={<Copy />} onSelect={() => void say(value, "Value copied")}>
          Copy value
        </MenuItem>
        <MenuItem
          icon={<Route />}
          onSelect={() => void say(writePath("body", path), "Path copied")}
        >
          Copy path
        </MenuItem>
        {list && path.length > 0 ? (
          <>
            <MenuSeparator />
            {isLeaf ? (
              <MenuItem
                icon={<ListFilter />}
                onSelect={() => router.push(filterLink(list, here(list), path, JSON.parse(json)))}
              >
                Filter list by this value
              </MenuItem>
            ) : null}
            <MenuItem
              icon={<Columns3 />}
              onSelect={() => router.push(columnLink(list, here(list), path))}
            >
              Add as column
            </MenuItem>
          </>
        ) : null}
      </Menu>
    </span>
  );
}

/** What the list is set up to, where this stands beside it. */
function here(list: PayloadList): string {
  return window.location.pathname === list ? window.location.search : "";
}

async function say(text: string, title: string): Promise<void> {
  if (await copyText(text)) notify.success(title);
  else notify.error("Not copied", { description: "The browser refused to use the clipboard." });
}
