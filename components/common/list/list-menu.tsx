"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { useOnceOpen } from "#components/ui/use-once-open.ts";
import type { ListSheetProps } from "./list-menu-sheet.tsx";

const ListMenuSheet = onDemand(() =>
  import("./list-menu-sheet.tsx").then((module) => module.ListMenuSheet),
);

/** The button of what can be done with a list as a whole, for phones: its sheet comes when it is opened. */
export function ListMenu(props: ListSheetProps) {
  const [isOpen, setIsOpen] = useState(false);
  const wasOpen = useOnceOpen(isOpen);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        className="-mr-2 size-11!"
        aria-label={`${props.title}: more actions`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => void ListMenuSheet.preload()}
        onClick={() => setIsOpen(true)}
      >
        <Ellipsis />
      </Button>
      {wasOpen ? <ListMenuSheet {...props} isOpen={isOpen} onOpenChange={setIsOpen} /> : null}
    </>
  );
}
