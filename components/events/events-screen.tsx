"use client";

import { BulkBar } from "#components/bulk/bulk-bar.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { directoryChoices } from "#components/common/filters/directory-choices.ts";
import { ListScreen } from "#components/common/list/list-screen.tsx";
import type { ListSpec } from "#components/common/list/list-spec.ts";
import { useDirectory } from "#components/connections/use-directory.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { eventHistogram, eventList } from "#lib/client/events.ts";
import { listQuery } from "#lib/client/lists/list-request.ts";
import { DEFAULT_RANGE } from "#lib/client/time-range.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { CompactEvent, eventColumns } from "./event-columns.tsx";
import { EVENT_FIELDS } from "./event-filter-fields.ts";

// Comes after the list: rows are read before one is opened.
const EventPanel = onDemand(() => import("./event-panel.tsx").then((module) => module.EventPanel));

const KINDS = [
  { kind: "events.retry", label: "Retry" },
  { kind: "events.cancel", label: "Cancel events" },
] as const;

const EVENTS: ListSpec<EventModel> = {
  list: "events",
  title: "Events",
  noun: "event",
  rowName: "Event",
  rowLabel: (event) => event.id,
  hrefOf: (id) => `/events/${id}`,
  fields: EVENT_FIELDS,
  search: { kind: "payloads" },
  defaultRange: DEFAULT_RANGE,
  pinned: ["status", "connection"],
  columns: eventColumns,
  sort: null,
  source: eventList,
  histogram: {
    noun: "Events",
    statuses: ["SUCCESSFUL", "CANCELLED", "SCHEDULED", "QUEUED", "HOLD", "FAILED"],
    source: eventHistogram,
  },
  exportQuery: (wanted) => listQuery({ ...wanted, hasData: false }, null, Date.now()),
  count: null,
  useData: useDirectory,
  choicesOf: directoryChoices,
  renderCompact: (event, directory) => <CompactEvent event={event} directory={directory} />,
  Panel: EventPanel,
  TickBar: (props) => <BulkBar {...props} noun="event" kinds={KINDS} />,
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
