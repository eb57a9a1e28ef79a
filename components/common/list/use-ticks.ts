"use client";

import { useState } from "react";

/** The rows of a list that are ticked, to do something with all of them. */
export type Ticks = {
  count: number;
  ids: readonly string[];
  has: (id: string) => boolean;
  /** With `isRange`, every row from the one that was ticked last. */
  toggle: (id: string, everyId: readonly string[], isRange: boolean) => void;
  setAll: (ids: readonly string[]) => void;
  /** Where rows have no box of their own, on phones: pressing one ticks it instead of opening it. */
  isSelecting: boolean;
  startSelecting: () => void;
  /** Unticks everything, and ends selecting. */
  clear: () => void;
};

/** Returns the ids between two of a list, both included; only the second where the first is not in it. */
export function rangeOf(everyId: readonly string[], from: string | null, to: string): string[] {
  const [start, end] = [from === null ? -1 : everyId.indexOf(from), everyId.indexOf(to)];
  if (start < 0 || end < 0) return [to];
  return everyId.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** Keeps which rows are ticked, for one list as it is filtered: `listKey` says which. */
export function useTicks(listKey: string): Ticks {
  const [state, setState] = useState({
    listKey,
    ids: new Set<string>(),
    last: null as string | null,
  });
  const [isSelecting, setIsSelecting] = useState(false);
  const own = state.listKey === listKey ? state : { listKey, ids: new Set<string>(), last: null };

  function toggle(id: string, everyId: readonly string[], isRange: boolean) {
    const ids = new Set(own.ids);
    const isOn = !ids.has(id);
    for (const each of isRange ? rangeOf(everyId, own.last, id) : [id]) {
      if (isOn) ids.add(each);
      else ids.delete(each);
    }
    setState({ listKey, ids, last: id });
  }
  function setAll(ids: readonly string[]) {
    setState({ listKey, ids: new Set(ids), last: null });
  }
  return {
    count: own.ids.size,
    ids: [...own.ids],
    has: (id) => own.ids.has(id),
    toggle,
    setAll,
    isSelecting,
    startSelecting: () => setIsSelecting(true),
    clear: () => {
      setAll([]);
      setIsSelecting(false);
    },
  };
}
