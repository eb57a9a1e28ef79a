import { BodyView } from "#components/common/body-view.tsx";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { CopyButton } from "#components/common/copy-button.tsx";
import { HeadersTable } from "#components/common/headers-table.tsx";
import { MethodBadge } from "#components/common/method-badge.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { eventBodyOptions } from "#lib/client/events.ts";
import type { EventModel } from "#lib/schemas/event.ts";

/** What goes out to the destination. */
export function EventRequestTab({ event }: { event: EventModel }) {
  const { data } = event;
  if (data === undefined) {
    return (
      <div role="status" aria-label="Loading the request" className="flex flex-col gap-3 py-4">
        <Skeleton className="w-4/5" />
        <Skeleton className="h-40" />
      </div>
    );
  }
  if (data === null) return <p className="text-muted py-3">The data is no longer stored.</p>;
  return (
    <div className="flex flex-col gap-1 pt-3">
      <div className="flex items-center gap-2 pb-2">
        <MethodBadge method={data.method} />
        <span className="text-meta min-w-0 flex-1 truncate font-mono" title={data.url}>
          {data.url}
        </span>
        <CopyButton text={data.url} label="Copy URL" />
      </div>
      <CollapsibleSection title="Body">
        <BodyView
          body={data.body}
          isLarge={data.is_large_payload}
          rawBody={eventBodyOptions(event.id)}
          list="/events"
          fileName={`${event.id}.txt`}
        />
      </CollapsibleSection>
      <CollapsibleSection title="Headers" count={Object.keys(data.headers).length}>
        <HeadersTable headers={data.headers} />
      </CollapsibleSection>
    </div>
  );
}
