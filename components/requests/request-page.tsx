"use client";

import { useQuery } from "@tanstack/react-query";
import { BackLink } from "#components/common/back-link.tsx";
import { DetailState } from "#components/common/detail-state.tsx";
import { Id } from "#components/common/id.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { useDirectory } from "#components/connections/use-directory.ts";
import { Page } from "#components/layout/page.tsx";
import { requestOptions } from "#lib/client/requests.ts";
import { requestStatus } from "./outcome.ts";
import { RequestActions } from "./request-actions.tsx";
import { RequestDetail } from "./request-detail.tsx";

export function RequestPage({ id }: { id: string }) {
  const query = useQuery(requestOptions(id));
  const directory = useDirectory();
  const request = query.data;
  if (!request) return <DetailState noun="request" backHref="/requests" query={query} />;
  return (
    <Page
      className="max-w-4xl"
      header={
        <PageHeader
          title={
            <>
              <BackLink href="/requests" label="Requests" />
              Request
            </>
          }
          meta={
            <span className="flex items-center gap-3">
              <StatusBadge status={requestStatus(request)} isFilled />
              <span className="max-sm:hidden">
                <Id value={request.id} isFull />
              </span>
            </span>
          }
          actions={<RequestActions request={request} directory={directory} />}
        />
      }
    >
      <RequestDetail request={request} directory={directory} />
    </Page>
  );
}
