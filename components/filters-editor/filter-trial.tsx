"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { CircleCheck, CircleSlash } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Sample } from "#lib/client/samples.ts";
import { explainFilter } from "#lib/domain/rules/explain-filter.ts";
import { asksSomething, type FilterParts } from "./filter-parts.ts";
import { MatchResult } from "./match-result.tsx";
import { matchSamples, viewSample } from "./match-samples.ts";
import { SamplePicker } from "./sample-picker.tsx";

type FilterTrialProps = {
  parts: FilterParts;
  samples: UseQueryResult<Sample[]>;
  sample: Sample | null;
  onSelect: (id: string) => void;
  isBehindTransformation: boolean;
};

/** What a filter makes of recent requests, and of one of them in detail. */
export function FilterTrial(props: FilterTrialProps) {
  const { samples, sample, onSelect, isBehindTransformation } = props;
  // Typing comes first; large payloads take a moment.
  const parts = useDeferredValue(props.parts);
  const rows = samples.data;
  const matches = useMemo(() => matchSamples(parts, rows ?? []), [parts, rows]);
  const explanation = useMemo(
    () => (sample ? explainFilter(parts, viewSample(sample)) : []),
    [parts, sample],
  );
  if (samples.isPending) return <Skeleton className="h-64 w-full" />;
  if (!rows) {
    return (
      <ErrorState
        title="Recent requests could not be loaded"
        message={errorMessage(samples.error)}
        onRetry={() => void samples.refetch()}
      />
    );
  }
  if (!sample) {
    return (
      <p className="text-muted">
        No request has come in yet. Once one has, this shows what the filter makes of it.
      </p>
    );
  }
  const passing = matches.filter((match) => match === "passes").length;
  const passes = explanation.every(({ passed }) => passed);
  const isUnknown = sample.data.is_large_payload && parts.body !== undefined;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p aria-live="polite" className="flex min-h-7 items-center gap-1">
        <span className="font-medium">
          {passing} of the last {rows.length}
        </span>
        {rows.length === 1 ? "request" : "requests"} would pass.
      </p>
      {isBehindTransformation ? (
        <p className="text-meta text-muted">
          A transformation comes before this filter, and these requests are shown as they came in. A
          backtest runs both.
        </p>
      ) : null}
      <SamplePicker samples={rows} matches={matches} selectedId={sample.id} onSelect={onSelect} />
      <div className="flex flex-col gap-3">
        <Headline passes={passes} isUnknown={isUnknown} asks={asksSomething(parts)} />
        {isUnknown ? null : <MatchResult explanation={explanation} />}
      </div>
    </div>
  );
}

type HeadlineProps = { passes: boolean; isUnknown: boolean; asks: boolean };

function Headline({ passes, isUnknown, asks }: HeadlineProps) {
  if (isUnknown) {
    return (
      <p className="text-muted">
        The body of this request is too large to be looked at here. A backtest looks at it.
      </p>
    );
  }
  const Icon = passes ? CircleCheck : CircleSlash;
  return (
    <p
      className={`flex items-center gap-1.5 font-medium ${passes ? "text-successful" : "text-off"}`}
    >
      <Icon className="size-4" aria-hidden />
      {passes
        ? asks
          ? "This request passes"
          : "Every request passes: the filter asks nothing yet"
        : "This request would be ignored"}
    </p>
  );
}
