"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { ApiError } from "#lib/client/api-error.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { DetailSkeleton } from "./detail-skeleton.tsx";
import { errorMessage } from "./error-message.ts";
import { ErrorState } from "./error-state.tsx";

type DetailStateProps = {
  /** What the page is about: "connection". */
  noun: string;
  backHref: string;
  query: Pick<UseQueryResult, "error" | "refetch">;
};

/** Stands in for the page about one thing while it is loading, gone, or not to be had. */
export function DetailState({ noun, backHref, query }: DetailStateProps) {
  const { error, refetch } = query;
  if (!error) return <DetailSkeleton noun={noun} />;
  if (error instanceof ApiError && (error.status === 404 || error.status === 410)) {
    return (
      <section className="flex max-w-xl flex-col items-start gap-3 px-4 py-8 md:px-6">
        <h1 className="text-form font-medium">This {noun} does not exist</h1>
        <p className="text-muted">
          {error.status === 410
            ? "It was deleted."
            : "It was deleted, its retention ended, or it belongs to another project."}
        </p>
        <ButtonLink href={backHref}>Show all {noun}s</ButtonLink>
      </section>
    );
  }
  return (
    <div className="px-4 md:px-6">
      <ErrorState
        title={`The ${noun} could not be loaded`}
        message={errorMessage(error)}
        onRetry={() => void refetch()}
      />
    </div>
  );
}
