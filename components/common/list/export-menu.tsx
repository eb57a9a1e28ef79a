"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { downloadList } from "#lib/client/download-list.ts";
import type { ColumnSpec } from "#lib/client/lists/column-spec.ts";
import { type ListRequest, listQuery } from "#lib/client/lists/list-request.ts";
import { errorMessage } from "../error-message.ts";
import { notify } from "../notify.ts";

type ExportMenuProps = {
  list: "events" | "requests";
  wanted: ListRequest;
  columns: readonly ColumnSpec[];
};

/** Keeps the list as a file: its filters, its columns. */
export function ExportMenu({ list, wanted, columns }: ExportMenuProps) {
  const [isBusy, setIsBusy] = useState(false);
  async function save(format: "csv" | "ndjson", keys: readonly string[] | null) {
    setIsBusy(true);
    try {
      const query = listQuery({ ...wanted, hasData: false }, null, Date.now());
      await downloadList(list, { ...query, format, ...(keys ? { columns: keys } : {}) });
    } catch (error) {
      notify.error("Not exported", { description: errorMessage(error) });
    } finally {
      setIsBusy(false);
    }
  }
  const keys = columns.map(({ key }) => key);
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" size="toolbar" isBusy={isBusy} className="max-sm:hidden">
          {isBusy ? null : <Download />} Export
        </Button>
      }
    >
      <MenuItem onSelect={() => void save("csv", keys)}>CSV with these columns</MenuItem>
      <MenuItem onSelect={() => void save("csv", null)}>CSV with every column</MenuItem>
      <MenuItem onSelect={() => void save("ndjson", null)}>JSON lines with payloads</MenuItem>
    </Menu>
  );
}
