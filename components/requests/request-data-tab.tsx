"use client";

import { useState } from "react";
import { BodyView } from "#components/common/body-view.tsx";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { HeadersTable } from "#components/common/headers-table.tsx";
import { isMasked } from "#components/common/is-masked.ts";
import { MethodBadge } from "#components/common/method-badge.tsx";
import { RevealButton } from "#components/common/reveal-button.tsx";
import { PlainText } from "#components/common/text/plain-text.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { requestBodyOptions, revealRequest } from "#lib/client/requests.ts";
import type { RequestModel } from "#lib/schemas/request.ts";

/** What came in at the source. */
export function RequestDataTab({ request }: { request: RequestModel }) {
  const [shown, setShown] = useState<RequestModel | null>(null);
  const { data } = shown ?? request;
  if (data === undefined) {
    return (
      <div role="status" aria-label="Loading the request" className="flex flex-col gap-3 py-4">
        <Skeleton className="w-4/5" />
        <Skeleton className="h-40" />
      </div>
    );
  }
  if (data === null) return <p className="text-muted py-3">The data is no longer stored.</p>;
  const query = Object.entries(data.parsed_query ?? {});
  return (
    <div className="flex flex-col gap-1 pt-3">
      <p className="text-meta flex items-baseline gap-2 pb-2 font-mono">
        <MethodBadge method={data.method} />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <PlainText text={data.path || "/"} />
        </span>
      </p>
      <CollapsibleSection title="Body">
        <BodyView
          body={data.body}
          isLarge={data.is_large_payload}
          rawBody={requestBodyOptions(request.id)}
          list="/requests"
          fileName={`${request.id}.txt`}
        />
      </CollapsibleSection>
      {query.length === 0 ? null : (
        <CollapsibleSection title="Query" count={query.length}>
          <HeadersTable
            headers={data.parsed_query ?? {}}
            noun="parameters"
            find={{ list: "/requests", part: "query" }}
          />
        </CollapsibleSection>
      )}
      <CollapsibleSection title="Headers" count={Object.keys(data.headers).length}>
        <RevealButton
          isMasked={isMasked(data.headers, data.query)}
          reveal={async () => setShown(await revealRequest(request.id))}
        />
        <HeadersTable headers={data.headers} find={{ list: "/requests", part: "headers" }} />
      </CollapsibleSection>
    </div>
  );
}
