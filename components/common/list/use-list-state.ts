"use client";

import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type ColumnSpec, readColumn, writeColumn } from "#lib/client/lists/column-spec.ts";
import type { FilterValues } from "#lib/client/lists/filter-field.ts";
import { boundsOf, type TimeRange } from "#lib/client/time-range.ts";
import type { ListAddress } from "./list-spec.ts";

/** What somebody has set up of a list. */
export type ListSetup = {
  values: FilterValues;
  /** What is looked for, as it is typed. */
  where: string;
  range: TimeRange;
  /** Null: the list's own order. */
  sort: string | null;
  /** Null: the list's own columns. */
  columns: readonly ColumnSpec[] | null;
};

export type ListState = ListSetup & {
  isFiltered: boolean;
  change: (changes: Partial<ListSetup>) => void;
  /** Changes it without a step in the history: while something is dragged or typed. */
  adjust: (changes: Partial<ListSetup>) => void;
  clear: () => void;
  /** Says which saved view is open; the set-up stays. */
  openView: (id: string) => void;
};

type Params = Readonly<Record<string, string | string[] | null>>;

const textIn = (params: Params, key: string): string | null => {
  const value = params[key];
  return typeof value === "string" && value !== "" ? value : null;
};

/** The set-up of a list. It lives in the URL, so that a link shows the same rows in the same columns. */
export function useListState({ fields, search, defaultRange }: ListAddress): ListState {
  const searchKey = search.kind === "payloads" ? "where" : "search";
  const parsers = useMemo(() => {
    const keys = [...fields.map(({ key }) => key), searchKey];
    return {
      ...Object.fromEntries(keys.map((key) => [key, parseAsString])),
      range: parseAsString,
      sort: parseAsString,
      view: parseAsString,
      cols: parseAsArrayOf(parseAsString),
    };
  }, [fields, searchKey]);
  const [state, setParams] = useQueryStates(parsers, { history: "push" });
  const params = state as Params;
  const cols = state.cols;
  const where = textIn(params, searchKey);
  const range = textIn(params, "range");
  const set = fields.flatMap(({ key }) => {
    const value = textIn(params, key);
    return value === null ? [] : [[key, value] as const];
  });

  function write(changes: Partial<ListSetup>, history: "push" | "replace") {
    const { values, columns } = changes;
    void setParams(
      {
        ...(values ? Object.fromEntries(fields.map(({ key }) => [key, values[key] || null])) : {}),
        ...(changes.where === undefined ? {} : { [searchKey]: changes.where || null }),
        ...(changes.range === undefined
          ? {}
          : { range: changes.range === defaultRange ? null : changes.range }),
        ...(changes.sort === undefined ? {} : { sort: changes.sort }),
        ...(columns === undefined ? {} : { cols: columns?.map(writeColumn) ?? null }),
      },
      { history },
    );
  }
  const change = (changes: Partial<ListSetup>) => write(changes, "push");
  return {
    values: Object.fromEntries(set),
    where: where ?? "",
    range: range !== null && boundsOf(range, 0) ? range : defaultRange,
    sort: textIn(params, "sort"),
    columns: cols?.map(readColumn) ?? null,
    isFiltered: set.length > 0 || where !== null || (range !== null && range !== defaultRange),
    change,
    adjust: (changes) => write(changes, "replace"),
    clear: () => change({ values: {}, where: "", range: defaultRange }),
    openView: (id) => void setParams({ view: id }, { history: "replace" }),
  };
}
