"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { errorMessage } from "../error-message.ts";
import { ErrorState } from "../error-state.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";

type ListBodyProps = {
  /** What the list holds, in the plural: "events". */
  noun: string;
  isLoading: boolean;
  isStale?: boolean;
  error: Error | null;
  onRetry: () => void;
  isEmpty: boolean;
  isFiltered: boolean;
  onClearFilters: () => void;
  empty: ReactNode;
  /** A way to more rows besides clearing the filters. */
  widen?: ReactNode;
  children: ReactNode;
};

/** A list in whichever of its states it is: loading, failed, no match, empty, or there. */
export function ListBody(props: ListBodyProps) {
  const { noun } = props;
  if (props.isLoading) return <SkeletonRows label={`Loading ${noun}`} />;
  if (props.error) {
    return (
      <div className="px-4 md:px-6">
        <ErrorState
          title={`The ${noun} could not be loaded`}
          message={errorMessage(props.error)}
          onRetry={props.onRetry}
        />
      </div>
    );
  }
  if (props.isEmpty && props.isFiltered) {
    return (
      <section className="flex max-w-xl flex-col items-start gap-3 px-4 py-8 md:px-6">
        <h2 className="text-form font-medium">No {noun} match these filters</h2>
        <p className="text-muted">Choose other filters, or look at all {noun}.</p>
        <Button onClick={props.onClearFilters}>Clear filters</Button>
        {props.widen}
      </section>
    );
  }
  if (props.isEmpty) return <div className="px-4 md:px-6">{props.empty}</div>;
  return (
    <div className={clsx("h-full transition-opacity", props.isStale && "opacity-60")}>
      {props.children}
    </div>
  );
}
