"use client";

import { useSyncExternalStore } from "react";
import { letterKeys } from "#components/common/letter-keys.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { SHORTCUT_GROUPS } from "./shortcut-groups.ts";
import { ShortcutKeys } from "./shortcut-keys.tsx";

type ShortcutSheetProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** Every shortcut on one sheet, and the switch for those of a single letter. */
export function ShortcutSheet({ isOpen, onOpenChange }: ShortcutSheetProps) {
  const isOn = useSyncExternalStore(letterKeys.subscribe, letterKeys.get, () => true);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      className="w-[720px]"
      isText
      footer={
        <div className="border-line flex w-full items-center gap-3 border-t pt-3">
          <Switch
            aria-label="Shortcuts of a single key"
            checked={isOn}
            onCheckedChange={letterKeys.set}
          />
          <span className="text-muted">
            Shortcuts of a single key. Those with Cmd or Ctrl always work; none fires while you
            type.
          </span>
        </div>
      }
    >
      <div className="gap-x-10 pb-2 sm:columns-2">
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group.title} className="mb-4 break-inside-avoid">
            <h3 className="text-faint text-meta mb-1">{group.title}</h3>
            <ul>
              {group.shortcuts.map((shortcut) => (
                <li
                  key={shortcut.label}
                  className="flex min-h-7 items-center justify-between gap-4"
                >
                  <span>{shortcut.label}</span>
                  <ShortcutKeys keys={shortcut.keys} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
