"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { OpenIssues } from "#components/issues/open-issues.tsx";
import { SavedViewLinks } from "#components/saved-views/saved-view-links.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { NAV_GROUPS, type NavItem } from "./nav-items.ts";

type NavProps = { isCollapsed: boolean; onNavigate?: () => void };

export function Nav({ isCollapsed, onNavigate }: NavProps) {
  return (
    <nav aria-label="Main" className="min-h-0 flex-1 scrollbar-thin overflow-y-auto px-2 py-2">
      {NAV_GROUPS.map((group) => (
        <div key={group.items[0]?.href} className="mb-3">
          {group.label && !isCollapsed ? (
            <p className="text-faint text-meta px-2 pt-1 pb-1">{group.label}</p>
          ) : null}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <NavEntry
                key={item.href}
                item={item}
                isCollapsed={isCollapsed}
                onNavigate={onNavigate}
              />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type NavEntryProps = {
  item: NavItem;
  isCollapsed: boolean;
  onNavigate: (() => void) | undefined;
};

function NavEntry({ item, isCollapsed, onNavigate }: NavEntryProps) {
  const pathname = usePathname();
  const params = useSearchParams();
  // A saved view that is open is marked itself.
  const status = params.has("view") ? null : params.get("status");
  const isHere = pathname === item.href || pathname.startsWith(`${item.href}/`);
  const view = isHere ? item.views?.find((candidate) => candidate.status === status) : undefined;
  const Icon = item.icon;
  const link = (
    <Link
      href={item.href}
      onClick={onNavigate}
      aria-label={isCollapsed ? item.label : undefined}
      aria-current={isHere && !view ? "page" : undefined}
      className={entryClasses(isHere && !view, isCollapsed)}
    >
      <Icon className="size-4 shrink-0" aria-hidden />
      {isCollapsed ? null : <span className="truncate">{item.label}</span>}
      {item.hasOpenIssues ? <OpenIssues isCollapsed={isCollapsed} /> : null}
    </Link>
  );
  return (
    <li>
      {isCollapsed ? (
        <Tooltip content={item.label} side="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
      {(item.views || item.list) && !isCollapsed ? (
        <ul className="mt-px flex flex-col gap-px empty:hidden">
          {item.views?.map((entry) => (
            <li key={entry.status}>
              <Link
                href={`${item.href}?status=${entry.status}`}
                onClick={onNavigate}
                aria-current={entry === view ? "page" : undefined}
                className={clsx(entryClasses(entry === view, false), "pl-8")}
              >
                {entry.label}
              </Link>
            </li>
          ))}
          {item.list ? (
            <SavedViewLinks
              list={item.list}
              entryClasses={(isActive) => entryClasses(isActive, false)}
              onNavigate={onNavigate}
            />
          ) : null}
        </ul>
      ) : null}
    </li>
  );
}

function entryClasses(isActive: boolean, isCollapsed: boolean): string {
  return clsx(
    "rounded-control text-body flex h-8 items-center gap-2.5 px-2 transition-colors",
    isCollapsed ? "relative justify-center" : "md:h-7",
    isActive ? "bg-selected text-link font-medium" : "text-muted hover:bg-hover hover:text-ink",
  );
}
