"use client";

import { usePathname } from "next/navigation";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { isTyping } from "#components/common/is-typing.ts";
import { useGoKeys } from "#components/keyboard/use-go-keys.ts";
import { rememberPage } from "#components/palette/recent-pages.ts";
import { onDemand } from "#components/ui/on-demand.tsx";
import { useOpenProject } from "./project-context.tsx";

const CommandPalette = onDemand(() =>
  import("#components/palette/command-palette.tsx").then((module) => module.CommandPalette),
);
const ShortcutSheet = onDemand(() =>
  import("#components/keyboard/shortcut-sheet.tsx").then((module) => module.ShortcutSheet),
);

type ShellKeysProps = {
  isPaletteOpen: boolean;
  onPaletteOpenChange: (isOpen: boolean) => void;
  toggleSidebar: () => void;
};

/** The keys that work on every page, and what they open. */
export function ShellKeys({ isPaletteOpen, onPaletteOpenChange, toggleSidebar }: ShellKeysProps) {
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const project = useOpenProject();
  const pathname = usePathname();
  useGoKeys();
  useEffect(() => rememberPage(project.id, pathname), [project.id, pathname]);
  // Once the page is quiet, so that the palette opens at once and the first paint does not wait for it.
  useEffect(() => {
    const timer = setTimeout(() => void CommandPalette.preload(), 1_500);
    return () => clearTimeout(timer);
  }, []);

  const handle = useEffectEvent((event: KeyboardEvent) => {
    const isMod = (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
    if (isMod && event.key === "k") {
      event.preventDefault();
      onPaletteOpenChange(!isPaletteOpen);
    } else if (isMod && event.key === "b") {
      event.preventDefault();
      toggleSidebar();
    } else if (event.key === "?" && !isTyping(event)) {
      event.preventDefault();
      setIsSheetOpen(true);
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  const actions = useMemo(
    () => ({ toggleSidebar, showShortcuts: () => setIsSheetOpen(true) }),
    [toggleSidebar],
  );
  return (
    <>
      {isPaletteOpen ? (
        <CommandPalette isOpen onOpenChange={onPaletteOpenChange} actions={actions} />
      ) : null}
      {isSheetOpen ? <ShortcutSheet isOpen onOpenChange={setIsSheetOpen} /> : null}
    </>
  );
}
