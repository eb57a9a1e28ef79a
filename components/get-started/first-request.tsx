"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { HttpStatus } from "#components/common/http-status.tsx";
import { notify } from "#components/common/notify.ts";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { RouteLabel } from "#components/connections/route-label.tsx";
import { useDirectory } from "#components/connections/use-directory.ts";
import { rejectionWords, requestStatus } from "#components/requests/outcome.ts";
import { TestBadge } from "#components/requests/test-badge.tsx";
import { sourceCurl } from "#components/sources/source-curl.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { latestRequestOptions, requestEventsOptions } from "#lib/client/requests.ts";
import { sendTestRequest } from "#lib/client/send-test-request.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { Step } from "./step.tsx";

/** Three steps that tick themselves off: send, arrive, deliver. */
export function FirstRequest({ source }: { source: SourceModel }) {
  const request = useQuery(latestRequestOptions(source.id)).data ?? null;
  const events = useQuery({
    ...requestEventsOptions(request?.id ?? ""),
    enabled: request !== null,
  }).data;
  const event = events?.[0] ?? null;
  const isDelivered = event?.status === "SUCCESSFUL";
  return (
    <ol className="pt-2">
      <Step number={1} title="Send a request to your URL" state={request ? "done" : "current"}>
        <SendStep source={source} />
      </Step>
      <Step
        number={2}
        title={request ? "It arrived" : "See it arrive"}
        state={request ? "done" : "later"}
      >
        {request ? (
          <ArrivedStep request={request} />
        ) : (
          <p className="text-muted" role="status">
            Listening. This step ticks itself off when the first request comes in.
          </p>
        )}
      </Step>
      <Step
        number={3}
        title={isDelivered ? "It was delivered" : "See it delivered"}
        state={isDelivered ? "done" : event ? "current" : "later"}
      >
        {event ? <DeliveredStep event={event} /> : null}
      </Step>
      <Step number={4} title="Connect your own service" state={isDelivered ? "current" : "later"}>
        <p className="text-muted pb-3">
          Make a source for who sends and a destination for your URL, with rules in between.
        </p>
        <ButtonLink href="/connections/new">New connection</ButtonLink>
      </Step>
    </ol>
  );
}

function SendStep({ source }: { source: SourceModel }) {
  const send = useMutation({
    mutationFn: () => sendTestRequest(source.id),
    onError: (error) => notify.error("Not taken", { description: errorMessage(error) }),
  });
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted">
        This is the live URL of the source {source.name}. Send it anything, from anywhere that
        reaches this host.
      </p>
      <CodeBlock code={source.url} copyLabel="Copy URL" className="w-full" />
      <CodeBlock code={sourceCurl(source.url)} copyLabel="Copy command" className="w-full" />
      <Button variant="primary" isBusy={send.isPending} onClick={() => send.mutate()}>
        {send.isPending ? null : <Send />}
        Send test request
      </Button>
    </div>
  );
}

function ArrivedStep({ request }: { request: RequestModel }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <StatusBadge status={requestStatus(request)} />
      {request.is_test ? <TestBadge /> : null}
      <Time value={request.created_at} className="text-muted" />
      <ButtonLink href={`/requests?id=${request.id}`} size="toolbar">
        Open request
      </ButtonLink>
      {request.rejection_cause === null ? null : (
        <p className="text-muted w-full">{rejectionWords(request.rejection_cause)}</p>
      )}
    </div>
  );
}

function DeliveredStep({ event }: { event: EventModel }) {
  const directory = useDirectory();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <StatusBadge status={event.status} />
      {event.response_status === null ? null : <HttpStatus status={event.response_status} />}
      <RouteLabel
        sourceId={event.source_id}
        destinationId={event.destination_id}
        directory={directory}
        className="text-muted"
      />
      <ButtonLink href={`/events?id=${event.id}`} size="toolbar">
        Open event
      </ButtonLink>
    </div>
  );
}
