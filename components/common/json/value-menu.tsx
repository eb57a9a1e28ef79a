"use client";

import { Copy, Ellipsis, Route } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { writePath } from "#lib/client/lists/payload-clause.ts";
import { copyText } from "../copy-text.ts";
import { notify } from "../notify.ts";
import type { JsonRow } from "./flatten-json.ts";
import { pathOf } from "./json-path.ts";
import type { PayloadList } from "./list-links.ts";
import { PlaceItems } from "./place-items.tsx";
import { type JsonDocument, leafText } from "./read-json.ts";

type ValueMenuProps = { document: JsonDocument; row: JsonRow; list: PayloadList | undefined };

/** What can be done with one value of a payload. */
export function ValueMenu({ document, row, list }: ValueMenuProps) {
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
            <PlaceItems
              list={list}
              place={{ part: "body", path }}
              {...(isLeaf ? { value: JSON.parse(json) } : {})}
            />
          </>
        ) : null}
      </Menu>
    </span>
  );
}

async function say(text: string, title: string): Promise<void> {
  if (await copyText(text)) notify.success(title);
  else notify.error("Not copied", { description: "The browser refused to use the clipboard." });
}
