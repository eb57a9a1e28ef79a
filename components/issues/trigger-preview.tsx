"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { formatCount } from "#components/common/format-count.ts";
import { triggerPreviewOptions } from "#lib/client/issue-triggers.ts";
import type { IssueTriggerPreviewInput } from "#lib/schemas/issue-trigger.ts";
import { configsOf, type TriggerDraft } from "./trigger-draft.ts";

const SHOWN = 8;
const NOUNS = {
  delivery: "connection",
  transformation: "transformation",
  backpressure: "destination",
  request: "source",
};

type TriggerPreviewProps = { draft: TriggerDraft; id: string | null };

/** What the trigger would watch as it stands, and where another one has the say. */
export function TriggerPreview({ draft, id }: TriggerPreviewProps) {
  const settled = useDeferredValue(draft);
  const body = {
    ...configsOf(settled),
    ...(id === null ? {} : { in_place_of: id }),
  } as IssueTriggerPreviewInput;
  const { data, error } = useQuery(triggerPreviewOptions(body));
  if (error) return <p className="text-meta text-muted">Complete it to see what it watches.</p>;
  if (!data) return null;
  const noun = NOUNS[draft.type];
  return (
    <section aria-label="Preview" className="rounded-surface border-line border px-3 py-2">
      <p aria-live="polite">
        {data.count === 0
          ? `Watches no ${noun} now.`
          : `Watches ${formatCount(data.count, noun)} now.`}
      </p>
      <ul className="text-muted">
        {data.models.slice(0, SHOWN).map(({ id: placeId, name, winner }) => (
          <li key={placeId} className="truncate">
            {name}
            {winner ? (
              <span className="text-pending">
                {" "}
                · {winner.name ?? "another trigger"} has the say
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {data.count > SHOWN ? (
        <p className="text-meta text-muted">and {(data.count - SHOWN).toLocaleString("en")} more</p>
      ) : null}
    </section>
  );
}
