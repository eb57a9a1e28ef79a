"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "./is-typing.ts";

/** What single keys do while nothing that is typed into has the focus: "r", "[", and "R" for Shift and R. */
type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

export function useShortcuts(shortcuts: Shortcuts): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const act = shortcuts[event.key];
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
