"use client";

import { useSyncExternalStore } from "react";
import { Kbd } from "#components/ui/kbd.tsx";

const subscribeNever = () => () => undefined;
const readModKey = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl");

/** The name of the key that this machine holds for commands. */
function useModKey(): string {
  return useSyncExternalStore(subscribeNever, readModKey, () => "Ctrl");
}

/** Draws the keys of a shortcut as this machine names them. */
export function ShortcutKeys({ keys }: { keys: readonly string[] }) {
  const mod = useModKey();
  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key === "Mod" ? mod : key}</Kbd>
      ))}
    </span>
  );
}
