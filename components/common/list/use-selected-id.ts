"use client";

import { useQueryState } from "nuqs";

/** The row whose panel is open. Back closes the panel; stepping through rows adds nothing to the history. */
export function useSelectedId(): [string | null, (id: string | null) => void] {
  const [id, setId] = useQueryState("id");
  return [id || null, (next) => void setId(next, { history: id === null ? "push" : "replace" })];
}
