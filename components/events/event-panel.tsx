"use client";

import { useQuery } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { Id } from "#components/common/id.tsx";
import type { ListPanelProps } from "#components/common/list/list-spec.ts";
import { PanelShell } from "#components/common/list/panel-shell.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { eventOptions } from "#lib/client/events.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { EventActions } from "./event-actions.tsx";
import { EventDetail } from "./event-detail.tsx";

export function EventPanel({ id, row, data: directory, navigation }: ListPanelProps<EventModel>) {
  const { data: event, error, refetch } = useQuery({ ...eventOptions(id), placeholderData: row });
  return (
    <PanelShell
      title={
        <>
          {event ? <StatusBadge status={event.status} isFilled /> : <Skeleton className="w-20" />}
          <Id value={id} className="max-sm:hidden" />
        </>
      }
      actions={event ? <EventActions event={event} directory={directory} /> : null}
      navigation={navigation}
    >
      {event ? <EventDetail event={event} directory={directory} /> : null}
      {!event && error ? (
        <ErrorState
          title="The event could not be loaded"
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      ) : null}
    </PanelShell>
  );
}
