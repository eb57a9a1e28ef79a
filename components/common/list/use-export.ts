"use client";

import { useState } from "react";
import { downloadList } from "#lib/client/download-list.ts";
import type { ApiQuery } from "#lib/client/lists/to-api-query.ts";
import type { SavedViewList } from "#lib/schemas/saved-view.ts";
import { errorMessage } from "../error-message.ts";
import { notify } from "../notify.ts";

export type ExportOptions = {
  list: SavedViewList;
  /** What is written, as the API is asked for it. */
  query: () => ApiQuery;
  /** Keys of the columns that are shown. */
  columns: readonly string[];
  hasPayloads: boolean;
};

/** Keeps a list as a file: its filters, its columns. */
export function useExport({ list, query, columns, hasPayloads }: ExportOptions) {
  const [isBusy, setIsBusy] = useState(false);
  async function save(format: "csv" | "ndjson", keys: readonly string[] | null) {
    setIsBusy(true);
    try {
      await downloadList(list, { ...query(), format, ...(keys ? { columns: keys } : {}) });
    } catch (error) {
      notify.error("Not exported", { description: errorMessage(error) });
    } finally {
      setIsBusy(false);
    }
  }
  return {
    isBusy,
    ways: [
      { label: "CSV with these columns", save: () => void save("csv", columns) },
      { label: "CSV with every column", save: () => void save("csv", null) },
      {
        label: hasPayloads ? "JSON lines with payloads" : "JSON lines",
        save: () => void save("ndjson", null),
      },
    ],
  };
}
