import type { StoredRequest } from "#lib/domain/ingestion/request-view.ts";
import type { BacktestResultModel } from "#lib/schemas/backtest.ts";
import type { RequestData } from "#lib/schemas/payload.ts";
import { presentPayload } from "../payloads/present-payload.ts";
import type { Tried } from "./try-request.ts";

/** Bodies up to this size are kept for a day, to be compared on the screen. */
const KEPT_BODY_BYTES = 32 * 1024;
const KEPT_LINES = 10;
const KEPT_LINE_CHARS = 500;

/** One side of a result as it is stored. */
export type StoredSide = BacktestResultModel["before"] & {
  data: RequestData | null;
  isTooLarge: boolean;
};

/** Writes one side of a result down, as JSON text. */
export function writeSide(tried: Tried): string {
  const { outcome, failedParts, logs, request } = tried;
  const bytes = request?.body?.length ?? 0;
  const isTooLarge = bytes > KEPT_BODY_BYTES;
  const side: StoredSide = {
    outcome,
    cause: tried.outcome === "ignored" ? tried.cause : null,
    failed_parts: failedParts,
    logs: logs
      .slice(-KEPT_LINES)
      .map(({ type, message }) => ({ type, message: message.slice(0, KEPT_LINE_CHARS) })),
    data: request && !isTooLarge ? present(request) : null,
    isTooLarge,
  };
  return JSON.stringify(side);
}

function present(request: StoredRequest): RequestData {
  const body = Buffer.from(request.body ?? []);
  const headers = { ...request.headers };
  const row = { ...request, id: "", method: "", headers, bodyBytes: body.length, body };
  return presentPayload(row, {});
}

export function readSide(text: string): StoredSide {
  return JSON.parse(text);
}

type Row = {
  place: number;
  requestId: string;
  connectionId: string;
  effect: string;
  before: string;
  after: string;
};

/** Turns a row into what the API answers in lists. */
export function presentResult(row: Row): BacktestResultModel {
  return {
    id: String(row.place),
    request_id: row.requestId,
    webhook_id: row.connectionId,
    effect: row.effect as BacktestResultModel["effect"],
    before: summaryOf(readSide(row.before)),
    after: summaryOf(readSide(row.after)),
  };
}

function summaryOf({ outcome, cause, failed_parts, logs }: StoredSide) {
  return { outcome, cause, failed_parts, logs };
}
