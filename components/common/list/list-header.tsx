"use client";

import { RunningLink } from "#components/bulk/running-link.tsx";
import { SaveViewButton } from "#components/saved-views/save-view-button.tsx";
import type { ColumnSpec } from "#lib/client/lists/column-spec.ts";
import type { ListRequest } from "#lib/client/lists/list-request.ts";
import type { HistogramModel } from "#lib/schemas/histogram.ts";
import { formatCount } from "../format-count.ts";
import { countWords } from "../histogram/count-words.ts";
import { PageHeader } from "../page-header.tsx";
import { useMediaQuery } from "../use-media-query.ts";
import { columnName } from "./choose-columns.ts";
import type { Column } from "./column.ts";
import { ColumnsMenu } from "./columns-menu.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ListMenu } from "./list-menu.tsx";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { LiveButton } from "./live-button.tsx";
import type { ListState } from "./use-list-state.ts";

type ListHeaderProps<Row extends ListRow, Data> = {
  spec: ListSpec<Row, Data>;
  state: ListState;
  wanted: ListRequest;
  histogram: HistogramModel | undefined;
  count: number | undefined;
  known: readonly Column<Row>[];
  chosen: readonly ColumnSpec[];
  isLive: boolean;
  onLiveChange: (isLive: boolean) => void;
  onSelectRows: () => void;
};

/** What a list is called, how many rows it has, and what can be done with it as a whole. */
export function ListHeader<Row extends ListRow, Data>(props: ListHeaderProps<Row, Data>) {
  const { spec, state, wanted, histogram, count, known, chosen } = props;
  const isPhone = useMediaQuery("(max-width: 639px)");
  const hasPayloads = spec.search.kind === "payloads";
  const pictures = new Set(known.flatMap(({ key, isPicture }) => (isPicture ? [key] : [])));
  const file = {
    list: spec.list,
    query: () => spec.exportQuery(wanted),
    columns: chosen.flatMap(({ key }) => (pictures.has(key) ? [] : [key])),
    hasPayloads,
  };
  const columns = {
    choices: known.map((column) => ({ key: column.key, name: columnName(column) })),
    chosen,
    isChanged: state.columns !== null,
    hasPaths: hasPayloads,
    onChange: (next: readonly ColumnSpec[] | null) => state.change({ columns: next }),
  };
  const ofHistogram = histogram && !spec.count ? countWords(histogram, spec.noun) : null;
  return (
    <PageHeader
      title={spec.title}
      count={count === undefined ? ofHistogram : formatCount(count, spec.noun)}
      actions={
        <>
          <RunningLink />
          {isPhone ? null : spec.actions}
          <LiveButton isLive={props.isLive} onChange={props.onLiveChange} />
          {isPhone ? null : (
            <>
              <ColumnsMenu {...columns} />
              <ExportMenu {...file} />
            </>
          )}
          <SaveViewButton list={spec.list} onSaved={(view) => state.openView(view.id)} />
          {isPhone ? (
            <ListMenu
              title={spec.title}
              columns={columns}
              file={file}
              orders={known.flatMap((column) =>
                column.sort ? [{ value: column.sort, label: columnName(column) }] : [],
              )}
              order={state.sort ?? spec.sort}
              onOrder={(sort) => state.change({ sort: sort === spec.sort ? null : sort })}
              onSelectRows={props.onSelectRows}
              actions={spec.actions}
            />
          ) : null}
        </>
      }
    />
  );
}
