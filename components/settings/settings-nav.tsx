"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useProjectCan } from "#components/layout/project-context.tsx";
import { SETTINGS_GROUPS } from "./settings-nav-items.ts";

/** The menu of the settings: beside the page, on phones a row above it that scrolls sideways. */
export function SettingsNav() {
  const pathname = usePathname();
  const can = useProjectCan();
  const here = useRef<HTMLAnchorElement>(null);
  // On phones the row is wider than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another link
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  const groups = SETTINGS_GROUPS.map(({ label, items }) => ({
    label,
    items: items.filter(({ permission }) => !permission || can(permission)),
  })).filter(({ items }) => items.length > 0);
  return (
    <nav
      aria-label="Settings"
      className="border-line shrink-0 scrollbar-none max-md:flex max-md:overflow-x-auto max-md:border-b max-md:px-2 md:w-52 md:overflow-y-auto md:border-r md:px-2 md:py-3"
    >
      {groups.map((group) => (
        <section
          key={group.label}
          aria-label={group.label}
          className="flex shrink-0 max-md:not-first:ml-2 md:mb-3 md:block"
        >
          <p className="text-faint text-meta self-center px-2 py-1">{group.label}</p>
          <ul className="flex gap-px md:flex-col">
            {group.items.map(({ href, label }) => {
              const isHere = pathname === href || pathname.startsWith(`${href}/`);
              return (
                <li key={href}>
                  <Link
                    ref={isHere ? here : null}
                    href={href}
                    aria-current={isHere ? "page" : undefined}
                    className={clsx(
                      "rounded-control flex h-7 items-center px-2 whitespace-nowrap transition-colors max-md:h-10",
                      isHere
                        ? "text-link md:bg-selected font-medium"
                        : "text-muted hover:bg-hover hover:text-ink",
                    )}
                  >
                    {label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
