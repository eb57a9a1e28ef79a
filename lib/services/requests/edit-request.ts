import { editFault } from "#lib/domain/ingestion/edit-fault.ts";
import { storedHeaders } from "#lib/domain/ingestion/stored-headers.ts";
import { unmaskHeaders, unmaskQuery } from "#lib/domain/redaction/unmask-edit.ts";
import { AppError } from "#lib/errors.ts";
import type { ReplayEdit } from "#lib/schemas/replay.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { ANY_BODY_BYTES } from "../payloads/present-payload.ts";
import { readPayloads } from "../payloads/read-payloads.ts";
import type { RequestRow } from "./request-row.ts";

/** What is other about a request; what is absent is copied from its original. */
export type EditedRequest = {
  method?: string;
  path?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: Buffer;
};

type Parts = { query: string; headers: Record<string, string>; body: Buffer | null };

/**
 * Changes a request, as its source would have stored it had it come like that. What was masked when it was
 * shown, and left so, stays what it was. Throws VALIDATION for what no source would take.
 */
export function editRequest(original: Parts, edit: ReplayEdit): EditedRequest {
  const { body_encoding: encoding, body: text, headers: given, query, ...rest } = edit;
  const body = text === undefined ? null : Buffer.from(text, encoding ?? "utf8");
  const kept = given ? unmaskHeaders(given, original.headers) : original.headers;
  const headers = storedHeaders(Object.entries(kept).flat());
  // It is computed anew for what is sent, and must not tell of another body.
  delete headers["content-length"];
  const fault = editFault({ headers, body: body ?? original.body ?? Buffer.alloc(0) });
  if (fault) throw validationError([fault]);
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(query === undefined ? {} : { query: unmaskQuery(query, original.query) }),
    ...(given || body ? { headers } : {}),
    ...(body ? { body } : {}),
  };
}

/** Changes a request of the project. Throws UNPROCESSABLE when its data is past retention, and VALIDATION. */
export async function editStored(
  ctx: ServiceContext,
  { id, payload_id: payloadId }: RequestRow,
  edit: ReplayEdit,
): Promise<EditedRequest> {
  const payloads = await readPayloads(ctx.db.pool, ctx.projectId, [payloadId], ANY_BODY_BYTES);
  const payload = payloads.get(payloadId);
  if (!payload) {
    throw new AppError("UNPROCESSABLE", "The data of the request is past retention.", { id });
  }
  return editRequest(payload, edit);
}
