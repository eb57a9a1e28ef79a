import { AppError } from "#lib/errors.ts";
import type { BookmarkInput } from "#lib/schemas/bookmark.ts";
import type { ServiceContext } from "../context.ts";
import { ANY_BODY_BYTES } from "../payloads/present-payload.ts";
import { readPayloads } from "../payloads/read-payloads.ts";

type PartsContext = Pick<ServiceContext, "db" | "projectId">;

function noSuch(what: string, field: keyof BookmarkInput): AppError {
  return new AppError("UNPROCESSABLE", `There is no such ${what}.`, { type: "bookmark", field });
}

/** Throws UNPROCESSABLE when the project has no such connection, or it was deleted. */
export async function assertBookmarkConnection(ctx: PartsContext, id: string): Promise<void> {
  const where = { id, projectId: ctx.projectId, deletedAt: null };
  const found = await ctx.db.prisma.connection.findFirst({ where, select: { id: true } });
  if (!found) throw noSuch("connection", "webhook_id");
}

/**
 * Returns the columns with which a bookmark keeps a request of the project, by its event data. Throws
 * UNPROCESSABLE when there is none, or retention took it.
 */
export async function copyRequest(ctx: PartsContext, payloadId: string) {
  const payloads = await readPayloads(ctx.db.pool, ctx.projectId, [payloadId], ANY_BODY_BYTES);
  const payload = payloads.get(payloadId);
  if (!payload) throw noSuch("event data", "event_data_id");
  const { method, path, query, headers, body } = payload;
  return { payloadId, method, path, query, headers, body: body && new Uint8Array(body) };
}
