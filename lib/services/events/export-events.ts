import { EVENT_EXPORT } from "#lib/domain/lists/export-columns.ts";
import type { EventExportQuery } from "#lib/schemas/list-export.ts";
import type { ServiceContext } from "../context.ts";
import { streamExport } from "../lists/stream-export.ts";
import { listEvents } from "./list-events.ts";

/** Writes the events of a list to a file. */
export function exportEvents(ctx: ServiceContext, { format, columns, ...query }: EventExportQuery) {
  const exported = {
    noun: "events",
    known: EVENT_EXPORT,
    hasPayloads: true,
    readPage: (page: Pick<Parameters<typeof listEvents>[1], "limit" | "next" | "include">) =>
      listEvents(ctx, { ...query, ...page }),
  };
  return streamExport(ctx, exported, { format, columns });
}
