"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { downloadBody } from "#components/common/json/download-body.ts";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { type AuditFilter, fetchAuditExport, MAX_EXPORTED } from "#lib/client/audit-log.ts";
import { auditCsv, auditNdjson } from "#lib/domain/audit/audit-export.ts";

/** Downloads what the filters leave, up to a bound that it tells. */
export function AuditExportMenu({ filter }: { filter: AuditFilter }) {
  const [isBusy, setIsBusy] = useState(false);
  async function download(kind: "csv" | "ndjson") {
    setIsBusy(true);
    try {
      const entries = await fetchAuditExport(filter);
      const text = kind === "csv" ? auditCsv(entries) : auditNdjson(entries);
      downloadBody(text, `audit-log.${kind}`);
      if (entries.length === MAX_EXPORTED) {
        const description = `The newest ${MAX_EXPORTED.toLocaleString("en")} entries. Choose a shorter time for the others.`;
        notify.success("Exported in part", { description });
      }
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
