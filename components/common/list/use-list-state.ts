"use client";

import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type ColumnSpec, readColumn, writeColumn } from "#lib/client/lists/column-spec.ts";
import type { FilterField, FilterValues } from "#lib/client/lists/filter-field.ts";
import { boundsOf, DEFAULT_RANGE, type TimeRange } from "#lib/client/time-range.ts";

/** What somebody has set up of a list. */
export type ListSetup = {
  values: FilterValues;
  /** What is looked for in payloads, as it is typed. */
  where: string;
  range: TimeRange;
  /** Null: the list's own columns. */
  columns: readonly ColumnSpec[] | null;
};

export type ListState = ListSetup & {
  isFiltered: boolean;
  change: (changes: Partial<ListSetup>) => void;
  /** Sets columns without a step in the history, while one is dragged. */
  resize: (columns: readonly ColumnSpec[]) => void;
  clear: () => void;
  /** Says which saved view is open; the set-up stays. */
  openView: (id: string) => void;
};

/** The set-up of a list. It lives in the URL, so that a link shows the same rows in the same columns. */
export function useListState(fields: readonly FilterField[]): ListState {
  const parsers = useMemo(
    () => ({
      ...Object.fromEntries(fields.map(({ key }) => [key, parseAsString])),
      where: parseAsString,
      range: parseAsString,
      cols: parseAsArrayOf(parseAsString),
      view: parseAsString,
    }),
    [fields],
  );
  const [params, setParams] = useQueryStates(parsers, { history: "push" });
  const { where, range, cols } = params as {
    where: string | null;
    range: string | null;
    cols: string[] | null;
  };
  const set = fields.flatMap(({ key }) => {
    const value = (params as Record<string, unknown>)[key];
    return typeof value === "string" && value !== "" ? [[key, value] as const] : [];
  });

  function change(changes: Partial<ListSetup>) {
    void setParams({
      ...(changes.values
        ? Object.fromEntries(fields.map(({ key }) => [key, changes.values?.[key] || null]))
        : {}),
      ...(changes.where === undefined ? {} : { where: changes.where || null }),
      ...(changes.range === undefined
        ? {}
        : { range: changes.range === DEFAULT_RANGE ? null : changes.range }),
      ...(changes.columns === undefined
        ? {}
        : { cols: changes.columns === null ? null : changes.columns.map(writeColumn) }),
    });
  }
  return {
    values: Object.fromEntries(set),
    where: where ?? "",
    range: range !== null && boundsOf(range, 0) ? range : DEFAULT_RANGE,
    columns: cols?.map(readColumn) ?? null,
    isFiltered: set.length > 0 || Boolean(where) || (range !== null && range !== DEFAULT_RANGE),
    change,
    resize: (columns) => void setParams({ cols: columns.map(writeColumn) }, { history: "replace" }),
    clear: () => change({ values: {}, where: "", range: DEFAULT_RANGE }),
    openView: (id) => void setParams({ view: id }, { history: "replace" }),
  };
}
