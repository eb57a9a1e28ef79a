"use client";

import { useQuery } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { Id } from "#components/common/id.tsx";
import type { ListPanelProps } from "#components/common/list/list-spec.ts";
import { PanelShell } from "#components/common/list/panel-shell.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { requestOptions } from "#lib/client/requests.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { requestStatus } from "./outcome.ts";
import { RequestActions } from "./request-actions.tsx";
import { RequestDetail } from "./request-detail.tsx";

export function RequestPanel({
  id,
  row,
  data: directory,
  navigation,
}: ListPanelProps<RequestModel>) {
  const query = useQuery({ ...requestOptions(id), placeholderData: row });
  const request = query.data;
  return (
    <PanelShell
      title={
        <>
          {request ? (
            <StatusBadge status={requestStatus(request)} isFilled />
          ) : (
            <Skeleton className="w-20" />
          )}
          <Id value={id} className="max-sm:hidden" />
        </>
      }
      actions={request ? <RequestActions request={request} directory={directory} /> : null}
      navigation={navigation}
    >
      {request ? <RequestDetail request={request} directory={directory} /> : null}
      {!request && query.error ? (
        <ErrorState
          title="The request could not be loaded"
          message={errorMessage(query.error)}
          onRetry={() => void query.refetch()}
        />
      ) : null}
    </PanelShell>
  );
}
