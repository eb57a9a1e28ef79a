import { REQUEST_EXPORT } from "#lib/domain/lists/export-columns.ts";
import type { RequestExportQuery } from "#lib/schemas/list-export.ts";
import type { ServiceContext } from "../context.ts";
import { streamExport } from "../lists/stream-export.ts";
import { listRequests } from "./list-requests.ts";

/** Writes the requests of a list to a file. */
export function exportRequests(
  ctx: ServiceContext,
  { format, columns, ...query }: RequestExportQuery,
) {
  const exported = {
    noun: "requests",
    known: REQUEST_EXPORT,
    hasPayloads: true,
    readPage: (page: Pick<Parameters<typeof listRequests>[1], "limit" | "next" | "include">) =>
      listRequests(ctx, { ...query, ...page }),
  };
  return streamExport(ctx, exported, { format, columns });
}
