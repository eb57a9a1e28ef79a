"use client";

import { clsx } from "clsx";
import { Ellipsis, Users } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { onDemand } from "#components/ui/on-demand.tsx";
import { isSameSetup, readViewSetup, viewAddress } from "#lib/client/lists/view-address.ts";
import { useSavedViews } from "#lib/client/saved-views.ts";
import type { SavedViewList } from "#lib/schemas/saved-view.ts";

const ViewMenu = onDemand(
  () => import("./view-menu.tsx").then((module) => module.ViewMenu),
  <Ellipsis className="text-faint size-4" aria-hidden />,
);

type SavedViewLinksProps = {
  list: SavedViewList;
  entryClasses: (isActive: boolean) => string;
  onNavigate: (() => void) | undefined;
};

/** The saved views of a list, below it in the navigation; a dot says that the open one was changed. */
export function SavedViewLinks({ list, entryClasses, onNavigate }: SavedViewLinksProps) {
  const views = useSavedViews(list);
  const params = useSearchParams();
  const isHere = usePathname() === `/${list}`;
  return views.map((view) => {
    const isOpen = isHere && params.get("view") === view.id;
    const isChanged = isOpen && !isSameSetup(readViewSetup(new URLSearchParams(params)), view);
    return (
      <li key={view.id} className="group/view relative">
        <Link
          href={viewAddress(list, view.id, view)}
          onClick={onNavigate}
          aria-current={isOpen ? "page" : undefined}
          className={clsx(entryClasses(isOpen), "pr-8 pl-8")}
        >
          <span className="truncate">{view.name}</span>
          {view.is_shared ? (
            <Users className="text-faint size-3.5 shrink-0" aria-label="Shared" />
          ) : null}
          {isChanged ? (
            <span className="bg-accent size-1.5 shrink-0 rounded-full" title="Modified">
              <span className="sr-only">Modified</span>
            </span>
          ) : null}
        </Link>
        <span className="absolute top-0.5 right-1 opacity-0 group-focus-within/view:opacity-100 group-hover/view:opacity-100 pointer-coarse:opacity-100">
          <ViewMenu view={view} isOpen={isOpen} />
        </span>
      </li>
    );
  });
}
