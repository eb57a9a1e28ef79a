"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { shortenId } from "#components/common/shorten-id.ts";
import type { Directory } from "#components/connections/use-directory.ts";
import { CodeEditor } from "#components/editor/code-editor.tsx";
import { DiffEditor } from "#components/editor/diff-editor.tsx";
import { changesInWords, requestChanges, requestText } from "#components/editor/request-changes.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { backtestResultOptions } from "#lib/client/backtests.ts";
import type { BacktestResultModel } from "#lib/schemas/backtest.ts";
import { EFFECTS } from "./effect-words.ts";
import { outcomeInWords } from "./outcome-words.ts";

type BacktestResultsProps = {
  backtestId: string;
  results: readonly BacktestResultModel[];
  directory: Directory;
  /** More were found than are kept. */
  isPartial: boolean;
};

/** Requests that would fare otherwise; each opens to what would be delivered, before and after. */
export function BacktestResults(props: BacktestResultsProps) {
  const { backtestId, results, directory, isPartial } = props;
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <>
      <ul aria-label="Requests that would fare otherwise" className="divide-line divide-y">
        {results.map((result) => {
          const { label, icon: Icon, tone } = EFFECTS[result.effect];
          const isOpen = openId === result.id;
          const connection = directory.connections.get(result.webhook_id);
          return (
            <li key={result.id} className="[content-visibility:auto]">
              <button
                type="button"
                aria-expanded={isOpen}
                onClick={() => setOpenId(isOpen ? null : result.id)}
                className="hover:bg-hover flex min-h-9 w-full flex-wrap items-center gap-x-3 px-1 py-1.5 text-left"
              >
                <ChevronRight
                  className={clsx("text-faint size-4 shrink-0", isOpen && "rotate-90")}
                  aria-hidden
                />
                <span className={clsx("flex w-32 items-center gap-1.5 font-medium", tone)}>
                  <Icon className="size-4 shrink-0" aria-hidden />
                  {label}
                </span>
                <span className="text-meta font-mono">{shortenId(result.request_id)}</span>
                <span className="text-muted min-w-0 flex-1 truncate">
                  {outcomeInWords(result.before)} → {outcomeInWords(result.after)}
                </span>
                <span className="text-meta text-muted max-w-48 truncate max-sm:hidden">
                  {connection?.name ?? result.webhook_id}
                </span>
              </button>
              {isOpen ? <Detail backtestId={backtestId} result={result} /> : null}
            </li>
          );
        })}
      </ul>
      {isPartial ? (
        <p className="text-meta text-muted">The first 1,000 are kept; all of them are counted.</p>
      ) : null}
    </>
  );
}

type DetailProps = { backtestId: string; result: BacktestResultModel };

function Detail({ backtestId, result }: DetailProps) {
  const { data, error } = useQuery(backtestResultOptions(backtestId, result.id));
  const logs = result.after.logs.map(({ type, message }) => `${type}: ${message}`);
  if (error) return <p className="text-failed p-2">{errorMessage(error)}</p>;
  if (!data) return <Skeleton className="my-2 h-40 w-full" />;
  const before = data.before_data;
  const after = data.after_data;
  const one = after ?? before ?? data.request_data;
  return (
    <div className="flex flex-col gap-2 py-2 pl-6">
      <p className="text-meta text-muted">
        <Link
          href={`/requests/${result.request_id}`}
          target="_blank"
          className="text-link hover:underline"
        >
          Open the request
        </Link>
        {data.is_too_large ? " · The body is too large to be kept for comparison." : null}
        {before && after ? ` · ${changesInWords(requestChanges(before, after))}` : null}
      </p>
      {logs.length > 0 ? (
        <pre className="rounded-control bg-surface text-meta max-h-32 scrollbar-thin overflow-auto p-2 font-mono whitespace-pre-wrap">
          {logs.join("\n")}
        </pre>
      ) : null}
      {before && after ? (
        <DiffEditor
          label="Delivered now and then"
          language="json"
          original={requestText(before)}
          modified={requestText(after)}
          className="rounded-control border-line h-80 border"
        />
      ) : one ? (
        <>
          <p className="text-meta text-muted">
            {after ? "Would be delivered:" : before ? "Is delivered now:" : "Came in:"}
          </p>
          <CodeEditor
            label={after ? "What would be delivered" : "What is delivered now"}
            language="json"
            value={requestText(one)}
            className="rounded-control border-line h-64 border"
          />
        </>
      ) : null}
    </div>
  );
}
