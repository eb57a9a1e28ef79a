"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { BodyView } from "#components/common/body-view.tsx";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { CopyButton } from "#components/common/copy-button.tsx";
import { HeadersTable } from "#components/common/headers-table.tsx";
import { isMasked } from "#components/common/is-masked.ts";
import { MethodBadge } from "#components/common/method-badge.tsx";
import { RevealButton } from "#components/common/reveal-button.tsx";
import { PlainText } from "#components/common/text/plain-text.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { attemptOptions } from "#lib/client/attempts.ts";
import { eventBodyOptions, revealEvent } from "#lib/client/events.ts";
import type { AttemptModel } from "#lib/schemas/attempt.ts";
import type { EventModel } from "#lib/schemas/event.ts";

type EventRequestTabProps = {
  event: EventModel;
  attempt: AttemptModel | undefined;
  picker: ReactNode;
};

/** What goes out to the destination, and where an attempt sent it. */
export function EventRequestTab({ event, attempt, picker }: EventRequestTabProps) {
  const [shown, setShown] = useState<EventModel | null>(null);
  const sent = useQuery({ ...attemptOptions(attempt?.id ?? ""), enabled: attempt !== undefined });
  const data = (shown ?? event).data;
  if (data === undefined) {
    return (
      <div role="status" aria-label="Loading the request" className="flex flex-col gap-3 py-4">
        <Skeleton className="w-4/5" />
        <Skeleton className="h-40" />
      </div>
    );
  }
  if (data === null) return <p className="text-muted py-3">The data is no longer stored.</p>;
  const url = shown ? data.url : (sent.data?.requested_url ?? data.url);
  const method = sent.data?.http_method ?? data.method;
  return (
    <div className="flex flex-col gap-1 pt-3">
      {picker}
      <div className="flex items-center gap-2 pb-2">
        <MethodBadge method={method} />
        <span className="text-meta min-w-0 flex-1 truncate font-mono" title={url}>
          <PlainText text={url} />
        </span>
        <CopyButton text={url} label="Copy URL" />
      </div>
      <CollapsibleSection title="Body">
        <BodyView
          body={data.body}
          isLarge={data.is_large_payload}
          rawBody={eventBodyOptions(event.id)}
          fileName={`${event.id}.txt`}
          list="/events"
        />
      </CollapsibleSection>
      <CollapsibleSection title="Headers" count={Object.keys(data.headers).length}>
        <RevealButton
          isMasked={isMasked(data.headers, data.url)}
          reveal={async () => setShown(await revealEvent(event.id))}
        />
        <HeadersTable
          headers={data.headers}
          find={{ list: "/events", part: "headers", added: data.appended_headers }}
        />
      </CollapsibleSection>
    </div>
  );
}
