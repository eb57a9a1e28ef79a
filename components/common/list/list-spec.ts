import type { ComponentType, ReactNode } from "react";
import type { Directory } from "#components/connections/use-directory.ts";
import type { OnDemand } from "#components/ui/on-demand.tsx";
import type { FilterField } from "#lib/client/lists/filter-field.ts";
import type { ListRequest } from "#lib/client/lists/list-request.ts";
import type { ApiQuery } from "#lib/client/lists/to-api-query.ts";
import type { CountSource } from "#lib/client/lists/use-count.ts";
import type { HistogramSource } from "#lib/client/lists/use-histogram.ts";
import type { TimeRange } from "#lib/client/time-range.ts";
import type { ListSource } from "#lib/client/use-live-list.ts";
import type { ListedPayload } from "#lib/domain/lists/payload-path.ts";
import type { SavedViewList } from "#lib/schemas/saved-view.ts";
import type { ChoicesOf } from "../filters/filter-words.ts";
import type { Status } from "../status-badge.tsx";
import type { Column } from "./column.ts";
import type { PanelNavigation } from "./panel-shell.tsx";
import type { Ticks } from "./use-ticks.ts";

export type ListRow = { id: string; created_at: string; data?: unknown };

export type ListPanelProps<Row, Data = Directory> = {
  id: string;
  /** What the list knows already, shown until the whole is there. */
  row: Row | undefined;
  data: Data;
  navigation: PanelNavigation;
};

export type ListTickBarProps<Row, Data = Directory> = {
  ticks: Ticks;
  /** Those of the ticked rows that are loaded. */
  rows: readonly Row[];
  wanted: ListRequest;
  /** How many rows match; null where that is not known. */
  total: number | null;
  data: Data;
};

/** What of a list stands in its address. */
export type ListAddress = {
  fields: readonly FilterField[];
  search: ListSearch;
  /** What the list shows until another range is chosen. */
  defaultRange: TimeRange;
};

/** What is searched: payloads, by place and value, or what rows are called. */
export type ListSearch = { kind: "payloads" } | { kind: "text"; label: string };

/** A list over time. */
export type ListHistogram = {
  /** What is counted: "Events". */
  noun: string;
  /** From bottom to top. */
  statuses: readonly Status[];
  source: (wanted: ListRequest) => HistogramSource;
};

/** What sets one list apart from another in the one frame they share; `Data` is what its rows are shown with. */
export type ListSpec<Row extends ListRow, Data = Directory> = ListAddress & {
  /** Where it is, and what its saved views are of. */
  list: SavedViewList;
  title: string;
  noun: string;
  /** With a capital: what a row is called by screen readers. */
  rowName: string;
  /** What one row is called behind that. */
  rowLabel: (row: Row) => string;
  hrefOf: (id: string) => string;
  /** Keys of the filters that have a chip even while they are not set. */
  pinned: readonly string[];
  columns: (data: Data) => readonly Column<Row>[];
  /** What columns name as their `sort` and the list is in before another is chosen. */
  sort: string | null;
  source: (wanted: ListRequest) => ListSource<Row>;
  histogram: ListHistogram | null;
  /** What the API is asked to write the list to a file. */
  exportQuery: (wanted: ListRequest) => ApiQuery;
  /** How many rows there are, where the histogram counts something else or is not there. */
  count: ((wanted: ListRequest) => CountSource) | null;
  useData: (rows: readonly Row[]) => Data;
  choicesOf: (data: Data) => ChoicesOf;
  renderCompact: (row: Row, data: Data) => ReactNode;
  Panel: OnDemand<ListPanelProps<Row, Data>>;
  /** What can be done with ticked rows. */
  TickBar: ComponentType<ListTickBarProps<Row, Data>>;
  /** Stands in the header besides. */
  actions?: ReactNode;
  /** What this is, where there is nothing yet. */
  empty: ReactNode;
};

/** What a row brings of its payload; null where it brings none. */
export function payloadOf(row: ListRow): ListedPayload | null {
  return (row.data as ListedPayload | null | undefined) ?? null;
}
