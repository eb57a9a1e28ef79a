"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useState } from "react";
import { ProgressBar } from "#components/bulk/progress-bar.tsx";
import { formatCount } from "#components/common/format-count.ts";
import { useDirectory } from "#components/connections/use-directory.ts";
import { backtestResultsOptions, type FoundEffect } from "#lib/client/backtests.ts";
import type { BacktestModel } from "#lib/schemas/backtest.ts";
import { BacktestResults } from "./backtest-results.tsx";
import { EFFECTS, FOUND_EFFECTS } from "./effect-words.ts";

/** How far a backtest is, what it found by kind, and each request that would fare otherwise. */
export function BacktestReport({ backtest }: { backtest: BacktestModel }) {
  const { id, counts, status, requests_count: total, done_count: done } = backtest;
  const [effect, setEffect] = useState<FoundEffect | null>(null);
  const directory = useDirectory();
  const found = FOUND_EFFECTS.reduce((sum, each) => sum + counts[each], 0);
  const results = useQuery(backtestResultsOptions(id, effect ? [effect] : [], found));

  if (status === "completed" && total === 0) {
    return <p className="text-muted pb-4">No request has come in that it could be tried on.</p>;
  }
  return (
    <div className="flex flex-col gap-3 pb-4">
      <div className="flex items-center gap-3">
        <ProgressBar
          label="Requests tried"
          share={total === 0 ? 0 : done / total}
          isOver={status !== "running"}
        />
        <p role="status" className="text-meta text-muted shrink-0">
          {status === "running"
            ? `${done.toLocaleString("en")} of ${formatCount(total, "request")}`
            : `${formatCount(done, "request")} tried${status === "cancelled" ? ", then cancelled" : ""}`}
        </p>
      </div>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Show</legend>
        {FOUND_EFFECTS.map((each) => {
          const { label, help, icon: Icon, tone } = EFFECTS[each];
          return (
            <button
              key={each}
              type="button"
              title={help}
              aria-pressed={effect === each}
              disabled={counts[each] === 0}
              onClick={() => setEffect(effect === each ? null : each)}
              className={clsx(
                "rounded-control border-line flex min-w-32 flex-1 items-center gap-2 border px-3 py-2 text-left disabled:opacity-60",
                effect === each ? "bg-selected border-accent" : "enabled:hover:bg-hover",
              )}
            >
              <Icon className={clsx("size-4 shrink-0", tone)} aria-hidden />
              <span className="text-form font-semibold">{counts[each].toLocaleString("en")}</span>
              <span className="text-muted">{label}</span>
            </button>
          );
        })}
        <p className="text-muted flex min-w-32 flex-1 items-center gap-2 px-3 py-2">
          <span className="text-form font-semibold">{counts.unchanged.toLocaleString("en")}</span>
          Stay as they are
        </p>
      </fieldset>
      {backtest.has_deduplicate ? (
        <p className="text-meta text-muted">
          A rule deduplicates. Only requests among those tried are known to it here, not what came
          before them.
        </p>
      ) : null}
      {backtest.gone_count > 0 ? (
        <p className="text-meta text-muted">
          {formatCount(backtest.gone_count, "request")} could not be tried: retention took the data.
        </p>
      ) : null}
      {found === 0 && status !== "running" ? (
        <p className="text-muted">Every request would fare as it does now.</p>
      ) : (
        <BacktestResults
          backtestId={id}
          results={results.data ?? []}
          directory={directory}
          isPartial={found > (results.data?.length ?? 0) && effect === null && found > 1_000}
        />
      )}
    </div>
  );
}
