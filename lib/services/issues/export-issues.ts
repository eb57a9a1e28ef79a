import { ISSUE_EXPORT } from "#lib/domain/lists/export-columns.ts";
import type { IssueExportQuery } from "#lib/schemas/list-export.ts";
import type { ServiceContext } from "../context.ts";
import { streamExport } from "../lists/stream-export.ts";
import { listIssues } from "./list-issues.ts";

/** Writes the issues of a list to a file. */
export function exportIssues(ctx: ServiceContext, { format, columns, ...query }: IssueExportQuery) {
  const order = { order_by: "created_at", dir: "desc" } as const;
  const exported = {
    noun: "issues",
    known: ISSUE_EXPORT,
    hasPayloads: false,
    readPage: ({ limit, next }: { limit: number; next: string | undefined }) =>
      listIssues(ctx, { ...query, ...order, limit, next }),
  };
  return streamExport(ctx, exported, { format, columns });
}
