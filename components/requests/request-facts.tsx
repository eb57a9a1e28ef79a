import { FactLink } from "#components/common/fact-link.tsx";
import { Facts } from "#components/common/facts.tsx";
import { Id } from "#components/common/id.tsx";
import { Time } from "#components/common/time.tsx";
import type { RequestModel } from "#lib/schemas/request.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { verifiedWords } from "./outcome.ts";

type RequestFactsProps = { request: RequestModel; source: SourceModel | undefined };

export function RequestFacts({ request, source }: RequestFactsProps) {
  return (
    <div className="py-3">
      <Facts
        facts={[
          { label: "Request", value: <Id value={request.id} isFull /> },
          {
            label: "Source",
            value: (
              <FactLink
                href={`/sources/${request.source_id}`}
                id={request.source_id}
                name={source?.name}
              />
            ),
          },
          { label: "Verified", value: verifiedWords(request.verified) },
          ...(request.is_test
            ? [{ label: "Test", value: "Sent from here to try the source" }]
            : []),
          { label: "Events", value: request.events_count ?? 0 },
          { label: "Ignored", value: request.ignored_count ?? 0 },
          { label: "Received", value: <Time value={request.created_at} /> },
          {
            label: "Event data",
            value: request.original_event_data_id ? (
              <Id value={request.original_event_data_id} />
            ) : (
              "Not stored"
            ),
          },
        ]}
      />
    </div>
  );
}
