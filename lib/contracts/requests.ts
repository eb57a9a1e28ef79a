import { z } from "zod";
import { eventListQuery, eventPageModel } from "#lib/schemas/event.ts";
import { histogramModel, requestHistogramQuery } from "#lib/schemas/histogram.ts";
import { ignoredEventListQuery, ignoredEventModel } from "#lib/schemas/ignored-event.ts";
import { requestExportQuery } from "#lib/schemas/list-export.ts";
import { rawBodyModel } from "#lib/schemas/payload.ts";
import {
  MAX_REPLAY_BYTES,
  replayBody,
  replayedRequestModel,
  retriedRequestModel,
  retryRequestBody,
} from "#lib/schemas/replay.ts";
import { requestListQuery, requestModel, requestPageModel } from "#lib/schemas/request.ts";
import { pairPaginated } from "#lib/schemas/sort-pair.ts";
import { defineContract } from "./contract.ts";
import { idParams, requestIdParams } from "./params.ts";

export const listRequestsContract = defineContract({
  method: "GET",
  path: "/requests",
  summary: "List requests",
  permission: "gateway.read",
  query: requestListQuery,
  response: requestPageModel,
});

export const countRequestsOverTimeContract = defineContract({
  method: "GET",
  path: "/requests/histogram",
  summary: "Count a list of requests over time, by status",
  permission: "gateway.read",
  query: requestHistogramQuery,
  response: histogramModel,
});

export const exportRequestsContract = defineContract({
  method: "GET",
  path: "/requests/export",
  summary: "Write a list of requests to a file: CSV, or JSON line by line",
  permission: "gateway.read",
  query: requestExportQuery,
  response: z.string(),
  textType: "text/csv",
  isStream: true,
});

export const getRequestContract = defineContract({
  method: "GET",
  path: "/requests/{id}",
  summary: "Get a request with its data",
  permission: "gateway.read",
  params: idParams,
  response: requestModel,
});

export const getRequestRawBodyContract = defineContract({
  method: "GET",
  path: "/requests/{id}/raw_body",
  summary: "Get the body of a request as it came in",
  permission: "gateway.read",
  params: idParams,
  response: rawBodyModel,
});

export const retryRequestContract = defineContract({
  method: "POST",
  path: "/requests/{id}/retry",
  summary: "Route a request again by the rules of now: new events of the same request",
  permission: "gateway.operate",
  params: idParams,
  body: retryRequestBody,
  response: retriedRequestModel,
});

export const replayRequestContract = defineContract({
  method: "POST",
  path: "/requests/{id}/replay",
  summary:
    "Send a request once more, changed or not, through everything as it is now: new requests with new events",
  permission: "gateway.operate",
  params: idParams,
  body: replayBody,
  maxBodyBytes: MAX_REPLAY_BYTES,
  response: replayedRequestModel,
});

export const listRequestEventsContract = defineContract({
  method: "GET",
  path: "/requests/{id}/events",
  summary: "List the events of a request",
  permission: "gateway.read",
  params: requestIdParams,
  query: eventListQuery,
  response: eventPageModel,
});

export const listIgnoredEventsContract = defineContract({
  method: "GET",
  path: "/requests/{id}/ignored_events",
  summary: "List the connections that did not make an event of a request, and why",
  permission: "gateway.read",
  params: requestIdParams,
  query: ignoredEventListQuery,
  response: pairPaginated(ignoredEventModel),
});

export const revealRequestContract = defineContract({
  method: "POST",
  path: "/requests/{id}/reveal",
  summary: "Show a request with its secrets unmasked; the audit log notes who looked",
  permission: "secrets.read",
  audit: "always",
  params: idParams,
  response: requestModel,
});
