"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useProjectCan } from "#components/layout/project-context.tsx";
import { SETTINGS_GROUPS } from "./settings-nav-items.ts";

/** The menu of the settings: beside the page, on phones a row above it that scrolls sideways. */
export function SettingsNav() {
  const pathname = usePathname();
  const can = useProjectCan();
  return (
    <nav
      aria-label="Settings"
      className="border-line shrink-0 scrollbar-none max-md:flex max-md:overflow-x-auto max-md:border-b max-md:px-2 md:w-52 md:overflow-y-auto md:border-r md:px-2 md:py-3"
    >
      {SETTINGS_GROUPS.map((group) => (
        <section key={group.label} aria-label={group.label} className="max-md:contents md:mb-3">
          <p className="text-faint text-meta px-2 py-1 max-md:hidden">{group.label}</p>
          <ul className="flex gap-px md:flex-col">
            {group.items
              .filter(({ permission }) => !permission || can(permission))
              .map(({ href, label }) => {
                const isHere = pathname === href || pathname.startsWith(`${href}/`);
                return (
                  <li key={href}>
                    <Link
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
