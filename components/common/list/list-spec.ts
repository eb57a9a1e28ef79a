import type { ComponentType, ReactNode } from "react";
import type { Directory } from "#components/connections/use-directory.ts";
import type { FilterField } from "#lib/client/lists/filter-field.ts";
import type { ListRequest } from "#lib/client/lists/list-request.ts";
import type { HistogramSource } from "#lib/client/lists/use-histogram.ts";
import type { ListSource } from "#lib/client/use-live-list.ts";
import type { ListedPayload } from "#lib/domain/lists/payload-path.ts";
import type { Status } from "../status-badge.tsx";
import type { Column } from "./column.ts";
import type { PanelNavigation } from "./panel-shell.tsx";

/** A row of a list of what came in or went out. */
export type ListRow = { id: string; created_at: string; data?: ListedPayload | null };

export type ListPanelProps<Row> = {
  id: string;
  /** What the list knows already, shown until the whole is there. */
  row: Row | undefined;
  directory: Directory;
  navigation: PanelNavigation;
};

/** What sets one list apart from another in the one frame they share. */
export type ListSpec<Row extends ListRow> = {
  /** Where it is, and what its saved views are of. */
  list: "events" | "requests";
  title: string;
  noun: string;
  /** With a capital: what a row is called by screen readers. */
  rowName: string;
  fields: readonly FilterField[];
  /** Keys of the filters that have a chip even while they are not set. */
  pinned: readonly string[];
  columns: (directory: Directory) => readonly Column<Row>[];
  source: (wanted: ListRequest) => ListSource<Row>;
  histogram: (wanted: ListRequest) => HistogramSource;
  /** In the histogram, from bottom to top. */
  statuses: readonly Status[];
  renderCompact: (row: Row, directory: Directory) => ReactNode;
  Panel: ComponentType<ListPanelProps<Row>>;
  /** Gets the panel before it is asked for. */
  loadPanel: () => void;
  /** What this is, where there is nothing yet. */
  empty: ReactNode;
};
