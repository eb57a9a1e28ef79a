"use client";

import { Button } from "#components/ui/button.tsx";
import { widerRange } from "#lib/client/time-range.ts";
import type { LiveList } from "#lib/client/use-live-list.ts";
import { momentWords, rangeWords, widerWords } from "../filters/range-words.ts";
import type { ListState } from "./use-list-state.ts";

type ListEndProps = {
  state: ListState;
  list: Pick<LiveList<unknown>, "search" | "hasMore" | "loadMore" | "rows">;
  noun: string;
  /** There are no rows above it. */
  isAlone?: boolean;
};

/** Ends a list: how far a search looked, the end of its time with the way to more, or its end. */
export function ListEnd({ state, list, noun, isAlone = false }: ListEndProps) {
  const nowMs = Date.now();
  const wider = widerRange(state.range, nowMs);
  const { search } = list;
  return (
    <div
      className={`text-muted text-meta flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2 ${isAlone ? "" : "px-4 md:px-6"}`}
    >
      {search ? (
        <span>
          {`Looked at ${search.scanned.toLocaleString("en-US")} ${noun}`}
          {search.is_complete || !search.scanned_until
            ? "."
            : `, back to ${momentWords(Date.parse(search.scanned_until), nowMs)}.`}
        </span>
      ) : null}
      {list.hasMore ? (
        <Button size="toolbar" onClick={list.loadMore}>
          Look further
        </Button>
      ) : (
        <>
          <span>
            {wider === null
              ? "End of the list."
              : `End of ${rangeWords(state.range).toLowerCase()}.`}
          </span>
          {wider === null ? null : (
            <Button size="toolbar" onClick={() => state.change({ range: wider })}>
              Expand to {widerWords(wider, nowMs)}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
