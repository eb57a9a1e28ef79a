"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "../is-typing.ts";

type ListKeysOptions = {
  ids: readonly string[];
  selectedId: string | null;
  /** Called with null by Escape. */
  onSelect: (id: string | null) => void;
};

/** Steps through a list with J/K and the arrows, and closes its panel with Escape. */
export function useListKeys({ ids, selectedId, onSelect }: ListKeysOptions): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event)) return;
    if (event.key === "Escape" && selectedId !== null) {
      event.preventDefault();
      onSelect(null);
      return;
    }
    const step = stepOf(event.key);
    if (step === 0 || ids.length === 0) return;
    const next = neighbour(ids, selectedId, step);
    if (next === null) return;
    event.preventDefault();
    onSelect(next);
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
