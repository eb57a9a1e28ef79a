"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import type { ComparedRequest } from "#components/editor/request-changes.ts";
import { latestOfOptions, type StoredInput, storedInputOptions } from "#lib/client/run-inputs.ts";
import { asCompared, EXAMPLE_INPUT, type RunInput, readTypedInput } from "./run-input.ts";

/**
 * What code is run on. The address names it: an event, a request or a bookmark; otherwise it is the newest
 * request of the sources whose connections use the code, and where there is none, one that is typed.
 */
export function useRunInput(sourceIds: readonly string[] | null) {
  const [named, setNamed] = useQueryStates({
    event: parseAsString,
    request: parseAsString,
    bookmark: parseAsString,
  });
  const [isTyped, setIsTyped] = useState(false);
  const [text, setText] = useState(EXAMPLE_INPUT);
  const latest = useQuery(latestOfOptions(sourceIds ?? []));
  const hasSources = (sourceIds?.length ?? 0) > 0;
  const isSettled = sourceIds !== null && (!hasSources || !latest.isPending);

  const chosen = storedOf(named);
  const newest: StoredInput | null =
    hasSources && latest.data ? { kind: "request", id: latest.data } : null;
  const stored = isTyped ? null : (chosen ?? newest);
  const loaded = useQuery(storedInputOptions(stored));
  const typed = readTypedInput(text);
  const input: RunInput | null = stored ?? (isTyped || isSettled ? { kind: "typed" } : null);
  const before: ComparedRequest | null = stored
    ? (loaded.data ?? null)
    : typed.given && asCompared(typed.given);

  return {
    input,
    before,
    /** Nothing was chosen: it is what came in last. */
    isNewest: !isTyped && chosen === null && newest !== null,
    isLarge: loaded.data?.is_large_payload ?? false,
    loadError: stored && loaded.isError ? loaded.error : null,
    text,
    typed,
    setText,
    choose: (next: StoredInput) => {
      setIsTyped(false);
      void setNamed({ event: null, request: null, bookmark: null, [next.kind]: next.id });
    },
    /** Goes on by hand from what is shown. */
    type: () => {
      if (before) setText(JSON.stringify(withoutNulls(before), null, 2));
      setIsTyped(true);
    },
  };
}

function storedOf(named: Record<StoredInput["kind"], string | null>): StoredInput | null {
  for (const kind of ["event", "request", "bookmark"] as const) {
    if (named[kind]) return { kind, id: named[kind] };
  }
  return null;
}

function withoutNulls({ path, query, headers, body }: ComparedRequest) {
  const given = Object.entries(headers).filter(([, value]) => value !== null);
  return { headers: Object.fromEntries(given), path, query: query ?? "", body };
}
