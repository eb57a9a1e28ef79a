"use client";

import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { formatCount } from "#components/common/format-count.ts";
import type { Ticks } from "#components/common/list/use-ticks.ts";
import type { Directory } from "#components/connections/use-directory.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import type { BulkKind } from "#lib/client/bulk-operations.ts";
import { filterQuery, type ListRequest } from "#lib/client/lists/list-request.ts";
import type { HistogramModel } from "#lib/schemas/histogram.ts";
import type { BulkTask } from "./bulk-dialog.tsx";

const BulkDialog = dynamic(() => import("./bulk-dialog.tsx").then((module) => module.BulkDialog), {
  ssr: false,
});

const KINDS: Record<"events" | "requests", readonly { kind: BulkKind; label: string }[]> = {
  events: [
    { kind: "events.retry", label: "Retry" },
    { kind: "events.cancel", label: "Cancel events" },
  ],
  requests: [
    { kind: "requests.retry", label: "Retry" },
    { kind: "requests.replay", label: "Replay" },
  ],
};
/** Ticked rows are named one by one. */
const MOST_TICKED = 255;

type BulkBarProps = {
  list: "events" | "requests";
  noun: string;
  ticks: Ticks;
  wanted: ListRequest;
  histogram: HistogramModel | undefined;
  directory: Directory;
};

/** What can be done with the rows that are ticked, or with all that match the filters. */
export function BulkBar({ list, noun, ticks, wanted, histogram, directory }: BulkBarProps) {
  const canOperate = useCan("gateway.operate");
  const [isAll, setIsAll] = useState(false);
  const [task, setTask] = useState<BulkTask | null>(null);
  const isSearch = Object.keys(wanted.search).length > 0;
  if (ticks.count === 0 && !task) return null;
  const total = histogram?.counted_from === null ? histogram.total : null;
  const isTooMany = !isAll && ticks.count > MOST_TICKED;
  const start = (kind: BulkKind) =>
    setTask(
      isAll
        ? { kind, query: filterQuery(wanted, null, Date.now()), count: null }
        : { kind, query: { id: [...ticks.ids] }, count: ticks.count },
    );
  return (
    <>
      {ticks.count > 0 ? (
        <section
          aria-label={`Ticked ${noun}s`}
          className="rounded-surface border-line bg-raised shadow-floating absolute bottom-4 left-1/2 z-20 flex max-w-[calc(100%-16px)] -translate-x-1/2 flex-wrap items-center gap-2 border px-3 py-2"
        >
          <span aria-live="polite" className="font-medium whitespace-nowrap">
            {isAll
              ? `All ${total === null ? "" : formatCount(total, noun)} that match`
              : `${formatCount(ticks.count, noun)} ticked`}
          </span>
          {isSearch ? (
            <span className="text-faint text-meta">Searched payloads can only be ticked</span>
          ) : (
            <Button variant="ghost" size="toolbar" onClick={() => setIsAll(!isAll)}>
              {isAll
                ? "Only those ticked"
                : `Select all ${total === null ? "" : total.toLocaleString("en-US")} matching`}
            </Button>
          )}
          {isTooMany ? (
            <span className="text-failed text-meta">At most {MOST_TICKED} at a time</span>
          ) : null}
          {canOperate
            ? KINDS[list].map(({ kind, label }) => (
                <Button key={kind} size="toolbar" disabled={isTooMany} onClick={() => start(kind)}>
                  {label}
                </Button>
              ))
            : null}
          <Button
            variant="ghost"
            size="icon-toolbar"
            aria-label="Untick all"
            onClick={() => {
              setIsAll(false);
              ticks.setAll([]);
            }}
          >
            <X />
          </Button>
        </section>
      ) : null}
      {task ? (
        <BulkDialog
          task={task}
          directory={directory}
          onClose={() => {
            setTask(null);
            setIsAll(false);
            ticks.setAll([]);
          }}
        />
      ) : null}
    </>
  );
}
