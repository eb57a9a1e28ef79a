import type { RequestListQuery } from "#lib/schemas/request.ts";
import type { ServiceContext } from "../context.ts";
import { presentPage } from "../lists/read-page.ts";
import { readSearchable } from "../lists/read-searchable.ts";
import { LISTED_BODY_BYTES } from "../payloads/present-payload.ts";
import { requestConditions } from "./request-conditions.ts";
import { readRequestData } from "./request-data.ts";
import { presentRequest, REQUEST_COLUMNS, type RequestRow } from "./request-row.ts";

/**
 * Lists requests in the order of their ids. Created and ingested are a few milliseconds apart, so both
 * orders are the same.
 */
export async function listRequests(ctx: ServiceContext, query: RequestListQuery) {
  const filter = await requestConditions(ctx, query);
  const list = { table: "request" as const, columns: REQUEST_COLUMNS, filter };
  const { page, search } = await readSearchable<RequestRow>(ctx, list, query);
  const dataOf = query.include
    ? await readRequestData(ctx, page.rows, LISTED_BODY_BYTES)
    : () => undefined;
  const answer = presentPage(query, page, (row) => presentRequest(row, dataOf(row)));
  return { ...answer, ...(search ? { search } : {}) };
}
