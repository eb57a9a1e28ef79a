import { ArrowDownToLine, Workflow } from "lucide-react";
import Link from "next/link";
import { Duration } from "#components/common/duration.tsx";
import { Time } from "#components/common/time.tsx";
import type { EventModel } from "#lib/schemas/event.ts";
import type { RequestModel } from "#lib/schemas/request.ts";

type OriginEntriesProps = { event: EventModel; request: RequestModel | undefined };

/** What came before the first attempt: the rules of the connection, and the request. */
export function OriginEntries({ event, request }: OriginEntriesProps) {
  const rulesMs = request ? Date.parse(event.created_at) - Date.parse(request.created_at) : null;
  return (
    <>
      <li className="relative flex gap-3 py-2 pr-2">
        <Workflow className="text-muted bg-canvas mt-0.5 size-4 shrink-0" aria-hidden />
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline gap-2">
            <span className="font-medium">Passed the rules, queued</span>
            <span className="flex-1" />
            <Time value={event.created_at} className="text-muted" />
          </div>
          <p className="text-muted flex flex-wrap gap-x-3">
            {event.transformations.map(({ id, version }) => (
              <span key={id}>
                Transformed by version {version}.{" "}
                <Link
                  href={`/transformations/${id}?event=${event.id}`}
                  prefetch={false}
                  className="text-link hover:underline"
                >
                  Open the transformation
                </Link>
              </span>
            ))}
            {rulesMs === null || rulesMs < 0 ? null : (
              <span>
                <Duration ms={rulesMs} /> after it came in
              </span>
            )}
          </p>
        </div>
      </li>
      <li className="relative flex items-baseline gap-3 py-2 pr-2">
        <ArrowDownToLine
          className="text-muted bg-canvas size-4 shrink-0 translate-y-0.5"
          aria-hidden
        />
        <Link
          href={`/requests/${event.request_id}`}
          prefetch={false}
          className="min-w-0 flex-1 font-medium hover:underline"
        >
          Request received
        </Link>
        {request ? <Time value={request.created_at} className="text-muted" /> : null}
      </li>
    </>
  );
}
