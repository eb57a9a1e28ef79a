"use client";

import { useEffect, useEffectEvent } from "react";

/** Has Cmd or Ctrl with S save, and with Enter run, wherever the focus is on the page. */
export function useSaveKey(onSave: () => void, onRun?: () => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey || event.defaultPrevented) return;
    const action = event.key.toLowerCase() === "s" ? onSave : event.key === "Enter" ? onRun : null;
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
