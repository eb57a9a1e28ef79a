"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "../is-typing.ts";

type ListKeysOptions = {
  ids: readonly string[];
  selectedId: string | null;
  /** Called with null by Escape. */
  onSelect: (id: string | null) => void;
  /** Where the keyboard is while no panel is open. Without `onMove`, stepping opens rows at once. */
  cursorId?: string | null;
  onMove?: (id: string | null) => void;
  /** Single letters and what they do, for the row at which the keyboard is if there is one. */
  letters?: Readonly<Record<string, (id: string | null) => void>>;
  /** What Escape does when no panel is open. */
  onEscape?: () => void;
};

/** Steps through a list with J/K and the arrows, opens with Enter, and closes its panel with Escape. */
export function useListKeys(options: ListKeysOptions): void {
  const { ids, selectedId, onSelect, cursorId = null, onMove, letters = {} } = options;
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event)) return;
    const at = selectedId ?? cursorId;
    const own = letters[event.key.toLowerCase()];
    if (own) {
      event.preventDefault();
      own(at);
      return;
    }
    if (event.key === "Escape") {
      if (selectedId !== null) {
        event.preventDefault();
        onSelect(null);
        onMove?.(selectedId);
      } else options.onEscape?.();
      return;
    }
    const step = stepOf(event.key);
    if (step === 0 || ids.length === 0) return;
    const next = neighbour(ids, at, step);
    if (next === null) return;
    event.preventDefault();
    if (selectedId !== null || !onMove) onSelect(next);
    else onMove(next);
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

function stepOf(key: string): -1 | 0 | 1 {
  if (key === "j" || key === "ArrowDown") return 1;
  return key === "k" || key === "ArrowUp" ? -1 : 0;
}

/** Returns the id one step away, the first when none is selected, or null at either end. */
export function neighbour(
  ids: readonly string[],
  selectedId: string | null,
  step: -1 | 1,
): string | null {
  const index = selectedId === null ? -1 : ids.indexOf(selectedId);
  if (index === -1) return ids[0] ?? null;
  return ids[index + step] ?? null;
}
