"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "./is-typing.ts";

/** What single keys do while nothing that is typed into has the focus: "r", "[", "shift+r". */
type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

export function useShortcuts(shortcuts: Shortcuts): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const act = shortcuts[keyOf(event)];
    if (!act || isTyping(event)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** Letters go by what is held, not by their case, which Caps Lock turns. */
function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (!/^[a-z]$/i.test(key)) return key;
  return shiftKey ? `shift+${key.toLowerCase()}` : key.toLowerCase();
}
