"use client";

import { clsx } from "clsx";
import { Search } from "lucide-react";
import { ShortcutKeys } from "#components/keyboard/shortcut-keys.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";

type SearchButtonProps = { isCollapsed: boolean; onSearch: () => void };

/** Opens the palette for whoever does not know its key yet. */
export function SearchButton({ isCollapsed, onSearch }: SearchButtonProps) {
  const button = (
    <button
      type="button"
      aria-label="Search and commands"
      onClick={onSearch}
      className={clsx(
        "rounded-control border-line text-muted hover:bg-hover hover:text-ink flex h-8 w-full items-center gap-2.5 border px-2",
        isCollapsed && "justify-center",
      )}
    >
      <Search className="size-4 shrink-0" aria-hidden />
      {isCollapsed ? null : (
        <>
          <span className="flex-1 text-left">Search</span>
          <ShortcutKeys keys={["Mod", "K"]} />
        </>
      )}
    </button>
  );
  return isCollapsed ? (
    <Tooltip content="Search and commands" side="right">
      {button}
    </Tooltip>
  ) : (
    button
  );
}
