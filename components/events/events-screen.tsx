"use client";

import dynamic from "next/dynamic";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ListScreen } from "#components/common/list/list-screen.tsx";
import type { ListSpec } from "#components/common/list/list-spec.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { eventHistogram, eventList } from "#lib/client/events.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { CompactEvent, eventColumns } from "./event-columns.tsx";
import { EVENT_FIELDS } from "./event-filter-fields.ts";

// Comes after the list: rows are read before one is opened.
const loadPanel = () => import("./event-panel.tsx").then((module) => module.EventPanel);

const EVENTS: ListSpec<EventModel> = {
  list: "events",
  title: "Events",
  noun: "event",
  rowName: "Event",
  fields: EVENT_FIELDS,
  pinned: ["status", "connection"],
  columns: eventColumns,
  source: eventList,
  histogram: eventHistogram,
  statuses: ["SUCCESSFUL", "CANCELLED", "SCHEDULED", "QUEUED", "HOLD", "FAILED"],
  renderCompact: (event, directory) => <CompactEvent event={event} directory={directory} />,
  Panel: dynamic(loadPanel, { ssr: false }),
  loadPanel: () => void loadPanel(),
  empty: (
    <EmptyState
      title="No events yet"
      action={
        <ButtonLink href="/get-started" variant="primary">
          Send a first request
        </ButtonLink>
      }
    >
      An event is what goes out: one for each connection that a request is sent along. It appears
      here as soon as a source with a connection receives a request.
    </EmptyState>
  ),
};

export function EventsScreen() {
  return <ListScreen spec={EVENTS} />;
}
