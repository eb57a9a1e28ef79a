import type { TextStream } from "#lib/contracts/contract.ts";
import { AUDIT_CSV_HEAD, auditCsvLine } from "#lib/domain/audit/audit-export.ts";
import type { AuditEntry, AuditExportQuery } from "#lib/schemas/audit-entry.ts";
import type { PlatformContext } from "../context.ts";
import { streamText } from "../lists/stream-text.ts";
import { listAuditEntries } from "./list-audit-entries.ts";

const PAGE_ROWS = 500;

type ExportContext = Pick<PlatformContext, "db" | "caller" | "now">;

async function* writePages(
  ctx: ExportContext,
  { format, ...query }: AuditExportQuery,
): AsyncGenerator<string> {
  const isCsv = format === "csv";
  const lineOf = (entry: AuditEntry) =>
    isCsv ? auditCsvLine(entry) : `${JSON.stringify(entry)}\n`;
  let head = isCsv ? AUDIT_CSV_HEAD : "";
  let next: string | undefined;
  do {
    const page = await listAuditEntries(ctx, { ...query, limit: PAGE_ROWS, next });
    next = page.pagination.next;
    yield head + page.models.map(lineOf).join("");
    head = "";
  } while (next !== undefined);
}

/** Writes all of the audit log that the filters leave, page by page, in the order of the list. */
export function exportAuditLog(ctx: ExportContext, query: AuditExportQuery): Promise<TextStream> {
  return streamText(writePages(ctx, query), {
    noun: "audit-log",
    format: query.format,
    now: ctx.now(),
  });
}
