"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { type AuditFilter, downloadAuditLog } from "#lib/client/audit-log.ts";

/** Downloads all that the filters leave. */
export function AuditExportMenu({ filter }: { filter: AuditFilter }) {
  const [isBusy, setIsBusy] = useState(false);
  async function download(kind: "csv" | "ndjson") {
    setIsBusy(true);
    try {
      await downloadAuditLog(filter, kind);
    } catch (error) {
      notify.error("Not exported", { description: errorMessage(error) });
    } finally {
      setIsBusy(false);
    }
  }
  return (
    <Menu
      trigger={
        <Button isBusy={isBusy}>
          {isBusy ? null : <Download />}
          Export
        </Button>
      }
    >
      <MenuItem onSelect={() => void download("csv")}>CSV, for spreadsheets</MenuItem>
      <MenuItem onSelect={() => void download("ndjson")}>NDJSON, for programs</MenuItem>
    </Menu>
  );
}
