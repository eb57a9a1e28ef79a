"use client";

import { useQuery } from "@tanstack/react-query";
import { PlainText } from "#components/common/text/plain-text.tsx";
import { explainRequest } from "#components/common/why/explain-request.ts";
import { Why } from "#components/common/why/why.tsx";
import { systemStatusOptions } from "#lib/client/system.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { EditedBadge } from "./edited-badge.tsx";
import { verifiedWords } from "./outcome.ts";
import { TestBadge } from "./test-badge.tsx";

type RequestSummaryProps = { request: RequestModel; source: SourceModel | undefined };

/** Where a request came in, and why nothing came of it where nothing did. */
export function RequestSummary({ request, source }: RequestSummaryProps) {
  const status = useQuery(systemStatusOptions());
  const explanation = explainRequest(request, status.data?.is_delivering === false);
  return (
    <div className="flex flex-col gap-1">
      <p className="flex items-center gap-2">
        <span className="text-form truncate font-medium" title={source?.name}>
          <PlainText text={source?.name ?? request.source_id} />
        </span>
        {request.is_test ? <TestBadge /> : null}
        <EditedBadge request={request} />
        <span className="text-muted text-meta whitespace-nowrap">
          {verifiedWords(request.verified)}
        </span>
      </p>
      {explanation ? <Why explanation={explanation} /> : null}
    </div>
  );
}
