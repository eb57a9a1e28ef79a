import { viewRequest } from "#lib/domain/ingestion/request-view.ts";
import { can } from "#lib/domain/permissions.ts";
import { maskHeaders, maskPayload, maskUrl } from "#lib/domain/redaction/mask-payload.ts";
import type { RawBodyModel, RequestData } from "#lib/schemas/payload.ts";
import type { ServiceContext } from "../context.ts";
import { isShallow } from "./is-shallow.ts";
import type { PayloadRow } from "./read-payloads.ts";

/** Bodies up to this size are shown; larger ones are read by raw_body. */
export const SHOWN_BODY_BYTES = 2.5 * 1024 * 1024;
/** Every body, for what has to be computed from it. */
export const ANY_BODY_BYTES = 2 ** 31 - 1;
/** In a list, so that a page of 255 rows stays within 16 MB. */
export const LISTED_BODY_BYTES = 64 * 1024;

/** JSON that is nested too deep to be written out again is shown as its text. */
function shownBody(payload: PayloadRow): unknown {
  const value = viewRequest(payload).body;
  return isShallow(value) ? value : payload.body?.toString("utf8");
}

/** Who asks, and whether it is for the secrets. */
export type Viewer = Pick<ServiceContext, "actor" | "isRevealing">;

/**
 * Tells whether secrets in headers and queries are shown: to keys whose role may read secrets, as clients of
 * the API expect. People see them masked, on a screen that others see too, until they ask for them.
 */
function seesSecrets({ actor, isRevealing }: Viewer): boolean {
  return isRevealing === true || (actor.kind === "api_key" && can(actor.role, "secrets.read"));
}

/** Returns what is shown of a request or event, as `viewer` may see it. */
export function shownTo<T extends Parameters<typeof maskPayload>[0]>(viewer: Viewer, data: T): T {
  return seesSecrets(viewer) ? data : maskPayload(data);
}

/** Returns a URL as `viewer` may see it. */
export function urlShownTo(viewer: Viewer, url: string): string {
  return seesSecrets(viewer) ? url : maskUrl(url);
}

type Answer = { response_headers?: Record<string, unknown> | null | undefined };

/** Returns what a destination answered, and where it was asked, as `viewer` may see it. */
export function answerShownTo<T extends Answer & { requested_url?: string | null | undefined }>(
  viewer: Viewer,
  attempt: T,
): T {
  if (seesSecrets(viewer)) return attempt;
  return {
    ...attempt,
    requested_url: attempt.requested_url && maskUrl(attempt.requested_url),
    response_headers: attempt.response_headers && maskHeaders(attempt.response_headers),
  };
}

/**
 * Turns a payload into what the API shows of a request; `added` are headers that we know of. What it returns
 * is for `shownTo`.
 */
export function presentPayload(payload: PayloadRow, added: Record<string, string>): RequestData {
  const isLarge =
    payload.bodyBytes > SHOWN_BODY_BYTES || (payload.bodyBytes > 0 && payload.body === null);
  return {
    method: payload.method,
    path: payload.path,
    query: payload.query,
    parsed_query: viewRequest(payload).query,
    headers: { ...payload.headers, ...added },
    body: isLarge ? null : shownBody(payload),
    is_large_payload: isLarge,
  };
}

/** Returns a body as text. Bytes that are no text are in base64, and the answer says so. */
export function presentRawBody(body: Buffer): RawBodyModel {
  const text = body.toString("utf8");
  const isText = Buffer.from(text, "utf8").equals(body);
  return isText ? { body: text } : { body: body.toString("base64"), encoding: "base64" };
}
