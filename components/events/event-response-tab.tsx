"use client";

import { useQuery } from "@tanstack/react-query";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { Duration } from "#components/common/duration.tsx";
import { HeadersTable } from "#components/common/headers-table.tsx";
import { HttpStatus } from "#components/common/http-status.tsx";
import { JsonView } from "#components/common/json/json-view.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { attemptOptions } from "#lib/client/attempts.ts";
import type { AttemptModel } from "#lib/schemas/attempt.ts";
import { errorWords } from "./error-words.ts";

type EventResponseTabProps = {
  attempt: AttemptModel | undefined;
  attempts: readonly AttemptModel[];
  onChoose: (attemptId: string) => void;
};

/** What the destination answered to one attempt. */
export function EventResponseTab({ attempt, attempts, onChoose }: EventResponseTabProps) {
  if (!attempt) return <p className="text-muted py-3">No attempt has been made yet.</p>;
  return (
    <div className="flex flex-col gap-1 pt-3">
      <div className="flex flex-wrap items-center gap-3 pb-2">
        {attempts.length > 1 ? (
          <Select
            aria-label="Attempt"
            value={attempt.id}
            onValueChange={onChoose}
            options={attempts.map(({ id, attempt_number }) => ({
              value: id,
              label: `Attempt ${attempt_number}`,
            }))}
            className="text-body! h-7! w-36!"
          />
        ) : null}
        {attempt.response_status === null ? null : <HttpStatus status={attempt.response_status} />}
        <span className="text-muted">
          <Duration ms={attempt.response_latency} />
        </span>
      </div>
      {attempt.error_code ? (
        <p className="text-muted pb-2">{errorWords(attempt.error_code)}</p>
      ) : null}
      <AttemptAnswer key={attempt.id} attempt={attempt} />
    </div>
  );
}

function AttemptAnswer({ attempt }: { attempt: AttemptModel }) {
  const { data, error } = useQuery(attemptOptions(attempt.id));
  if (error) return <p className="text-muted">The response could not be loaded.</p>;
  if (!data) return <Skeleton className="h-40" />;
  if (attempt.response_status === null) return <p className="text-muted">There was no answer.</p>;
  return (
    <>
      <CollapsibleSection title="Body">
        <JsonView body={data.body} fileName={`${attempt.id}.txt`} />
      </CollapsibleSection>
      {data.response_headers ? (
        <CollapsibleSection title="Headers" count={Object.keys(data.response_headers).length}>
          <HeadersTable headers={data.response_headers} />
        </CollapsibleSection>
      ) : null}
    </>
  );
}
