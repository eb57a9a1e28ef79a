"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { Duration } from "#components/common/duration.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { HeadersTable } from "#components/common/headers-table.tsx";
import { isMasked } from "#components/common/is-masked.ts";
import { JsonView } from "#components/common/json/json-view.tsx";
import { RevealButton } from "#components/common/reveal-button.tsx";
import { explainError, explainStatus } from "#components/common/why/explain-error.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { attemptOptions, revealAttempt } from "#lib/client/attempts.ts";
import type { AttemptModel } from "#lib/schemas/attempt.ts";

type AttemptAnswerProps = { attempt: AttemptModel | undefined; picker: ReactNode };

/** What the destination answered to one attempt, and what that means. */
export function AttemptAnswer({ attempt, picker }: AttemptAnswerProps) {
  if (!attempt) return <p className="text-muted py-3">No attempt has been made yet.</p>;
  return (
    <div className="flex flex-col gap-2 pt-3">
      <div className="flex flex-wrap items-center gap-x-3">
        {picker}
        {attempt.response_latency === null ? null : (
          <span className="text-muted">
            answered in <Duration ms={attempt.response_latency} />
          </span>
        )}
      </div>
      <Meaning attempt={attempt} />
      <Answer key={attempt.id} attempt={attempt} />
    </div>
  );
}

function Meaning({ attempt }: { attempt: AttemptModel }) {
  if (attempt.error_code) {
    const { what, next } = explainError(attempt.error_code);
    return (
      <p className="text-muted">
        {what} {next}
      </p>
    );
  }
  if (attempt.status === "SUCCESSFUL" || attempt.response_status === null) return null;
  return <p className="text-muted">{explainStatus(attempt.response_status)}</p>;
}

function Answer({ attempt }: { attempt: AttemptModel }) {
  const query = useQuery(attemptOptions(attempt.id));
  const [shown, setShown] = useState<AttemptModel | null>(null);
  const data = shown ?? query.data;
  if (!data && query.error) {
    return (
      <ErrorState
        title="The response could not be loaded"
        message={errorMessage(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!data) return <Skeleton className="h-40" />;
  if (attempt.response_status === null) return <p className="text-muted">There was no answer.</p>;
  const headers = data.response_headers ?? {};
  return (
    <div>
      <CollapsibleSection title="Body">
        <JsonView body={data.body} fileName={`${attempt.id}.txt`} />
        {data.is_response_truncated ? (
          <p className="text-meta text-muted pt-1.5">
            The answer was longer: only its beginning is stored.
          </p>
        ) : null}
      </CollapsibleSection>
      <CollapsibleSection title="Headers" count={Object.keys(headers).length}>
        <RevealButton
          isMasked={isMasked(headers, data.requested_url)}
          reveal={async () => setShown(await revealAttempt(attempt.id))}
        />
        <HeadersTable headers={headers} />
      </CollapsibleSection>
    </div>
  );
}
