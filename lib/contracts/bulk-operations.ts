import type { z } from "zod";
import {
  bulkBody,
  bulkEventQuery,
  bulkIgnoredEventQuery,
  bulkListQuery,
  bulkOperationList,
  bulkOperationModel,
  bulkOverviewModel,
  bulkOverviewQuery,
  bulkPlanModel,
  bulkPlanParams,
  bulkReplayPlanQuery,
  bulkReplayQuery,
  bulkRequestQuery,
} from "#lib/schemas/bulk-operation.ts";
import { defineContract } from "./contract.ts";
import { idParams } from "./params.ts";

type Path = `/${string}`;

const READING = { permission: "gateway.read" } as const;
const ACTING = { permission: "gateway.operate", response: bulkOperationModel } as const;

const list = <Q extends z.ZodObject>(path: Path, what: string, query: Q) =>
  defineContract({
    ...READING,
    method: "GET",
    path,
    summary: `List bulk ${what}`,
    query: bulkListQuery(query),
    response: bulkOperationList,
  });

const create = <Q extends z.ZodObject>(path: Path, what: string, query: Q) =>
  defineContract({
    ...ACTING,
    method: "POST",
    path,
    summary: `Start bulk ${what}: of all that match the query at this moment`,
    body: bulkBody(query),
  });

const plan = <Q extends z.ZodObject>(path: Path, what: string, query: Q) =>
  defineContract({
    ...READING,
    method: "GET",
    path: `${path}/plan`,
    summary: `Estimate what bulk ${what} would be about`,
    query: bulkPlanParams(query),
    response: bulkPlanModel,
  });

const get = (path: Path, what: string) =>
  defineContract({
    ...READING,
    method: "GET",
    path: `${path}/{id}`,
    summary: `Get one of the bulk ${what}`,
    params: idParams,
    response: bulkOperationModel,
  });

const cancel = (path: Path, what: string) =>
  defineContract({
    ...ACTING,
    method: "POST",
    path: `${path}/{id}/cancel`,
    summary: `Stop one of the bulk ${what}: what is done stays done`,
    params: idParams,
  });

export const listBulkOperationsContract = defineContract({
  ...READING,
  method: "GET",
  path: "/bulk/operations",
  summary: "List bulk operations of every kind, with who started them",
  query: bulkOverviewQuery,
  response: bulkOverviewModel,
});

const EVENT_RETRIES = ["/bulk/events/retry", "retries of events"] as const;
export const listEventBulkRetriesContract = list(...EVENT_RETRIES, bulkEventQuery);
export const createEventBulkRetryContract = create(...EVENT_RETRIES, bulkEventQuery);
export const planEventBulkRetryContract = plan(...EVENT_RETRIES, bulkEventQuery);
export const getEventBulkRetryContract = get(...EVENT_RETRIES);
export const cancelEventBulkRetryContract = cancel(...EVENT_RETRIES);

const EVENT_CANCELLATIONS = ["/bulk/events/cancel", "cancellations of events"] as const;
export const listEventBulkCancellationsContract = list(...EVENT_CANCELLATIONS, bulkEventQuery);
export const createEventBulkCancellationContract = create(...EVENT_CANCELLATIONS, bulkEventQuery);
export const planEventBulkCancellationContract = plan(...EVENT_CANCELLATIONS, bulkEventQuery);
export const getEventBulkCancellationContract = get(...EVENT_CANCELLATIONS);
export const cancelEventBulkCancellationContract = cancel(...EVENT_CANCELLATIONS);

const REQUEST_RETRIES = ["/bulk/requests/retry", "retries of requests"] as const;
export const listRequestBulkRetriesContract = list(...REQUEST_RETRIES, bulkRequestQuery);
export const createRequestBulkRetryContract = create(...REQUEST_RETRIES, bulkRequestQuery);
export const planRequestBulkRetryContract = plan(...REQUEST_RETRIES, bulkRequestQuery);
export const getRequestBulkRetryContract = get(...REQUEST_RETRIES);
export const cancelRequestBulkRetryContract = cancel(...REQUEST_RETRIES);

const REQUEST_REPLAYS = ["/bulk/requests/replay", "replays of requests"] as const;
export const listRequestBulkReplaysContract = list(...REQUEST_REPLAYS, bulkReplayPlanQuery);
export const createRequestBulkReplayContract = create(...REQUEST_REPLAYS, bulkReplayQuery);
export const planRequestBulkReplayContract = plan(...REQUEST_REPLAYS, bulkReplayPlanQuery);
export const getRequestBulkReplayContract = get(...REQUEST_REPLAYS);
export const cancelRequestBulkReplayContract = cancel(...REQUEST_REPLAYS);

const IGNORED_EVENT_RETRIES = ["/bulk/ignored-events/retry", "retries of ignored events"] as const;
export const listIgnoredEventBulkRetriesContract = list(
  ...IGNORED_EVENT_RETRIES,
  bulkIgnoredEventQuery,
);
export const createIgnoredEventBulkRetryContract = create(
  ...IGNORED_EVENT_RETRIES,
  bulkIgnoredEventQuery,
);
export const planIgnoredEventBulkRetryContract = plan(
  ...IGNORED_EVENT_RETRIES,
  bulkIgnoredEventQuery,
);
export const getIgnoredEventBulkRetryContract = get(...IGNORED_EVENT_RETRIES);
export const cancelIgnoredEventBulkRetryContract = cancel(...IGNORED_EVENT_RETRIES);
