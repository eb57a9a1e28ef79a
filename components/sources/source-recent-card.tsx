"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { FormSection } from "#components/common/form/form-section.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { requestStatus, verifiedWords } from "#components/requests/outcome.ts";
import { TestBadge } from "#components/requests/test-badge.tsx";
import { recentRequestsOptions } from "#lib/client/requests.ts";
import type { SourceModel } from "#lib/schemas/source.ts";

/** The last requests of a source, and whether their senders were who they said. */
export function SourceRecentCard({ source }: { source: SourceModel }) {
  const recent = useQuery(recentRequestsOptions(source.id));
  const requests = recent.data ?? [];
  if (requests.length === 0) return null;
  return (
    <FormSection title="Last requests" help="Whether the sender was verified, and what came of it.">
      <ul>
        {requests.map((request) => (
          <li
            key={request.id}
            className="border-line hover:bg-hover relative flex min-h-9 items-center gap-3 border-b py-1"
          >
            <Link
              href={`/requests/${request.id}`}
              prefetch={false}
              aria-label={`Request ${request.id}`}
              className="absolute inset-0"
            />
            <StatusBadge status={requestStatus(request)} className="w-24 shrink-0" />
            <span className="text-muted min-w-0 flex-1 truncate">
              {verifiedWords(request.verified)}
            </span>
            {request.is_test ? <TestBadge /> : null}
            <Time value={request.created_at} className="text-muted" />
          </li>
        ))}
      </ul>
    </FormSection>
  );
}
