import { z } from "zod";
import { eventListQuery, eventModel, eventPageModel } from "#lib/schemas/event.ts";
import { eventHistogramQuery, histogramModel } from "#lib/schemas/histogram.ts";
import { eventExportQuery } from "#lib/schemas/list-export.ts";
import { rawBodyModel } from "#lib/schemas/payload.ts";
import { MAX_REPLAY_BYTES, replayBody, replayedRequestModel } from "#lib/schemas/replay.ts";
import { defineContract } from "./contract.ts";
import { idParams } from "./params.ts";

export const listEventsContract = defineContract({
  method: "GET",
  path: "/events",
  summary: "List events",
  permission: "gateway.read",
  query: eventListQuery,
  response: eventPageModel,
});

export const countEventsOverTimeContract = defineContract({
  method: "GET",
  path: "/events/histogram",
  summary: "Count a list of events over time, by status",
  permission: "gateway.read",
  query: eventHistogramQuery,
  response: histogramModel,
});

export const exportEventsContract = defineContract({
  method: "GET",
  path: "/events/export",
  summary: "Write a list of events to a file: CSV, or JSON line by line",
  permission: "gateway.read",
  query: eventExportQuery,
  response: z.string(),
  textType: "text/csv",
  isStream: true,
});

export const getEventContract = defineContract({
  method: "GET",
  path: "/events/{id}",
  summary: "Get an event with its data, as the next manual attempt would send it",
  permission: "gateway.read",
  params: idParams,
  response: eventModel,
});

export const getEventRawBodyContract = defineContract({
  method: "GET",
  path: "/events/{id}/raw_body",
  summary: "Get the body of an event as it goes out",
  permission: "gateway.read",
  params: idParams,
  response: rawBodyModel,
});

export const retryEventContract = defineContract({
  method: "POST",
  path: "/events/{id}/retry",
  summary: "Deliver an event once more, now",
  permission: "gateway.operate",
  params: idParams,
  response: eventModel,
});

export const replayEventContract = defineContract({
  method: "POST",
  path: "/events/{id}/replay",
  summary:
    "Send the request of an event once more, changed or not, through everything as it is now",
  permission: "gateway.operate",
  params: idParams,
  body: replayBody,
  maxBodyBytes: MAX_REPLAY_BYTES,
  response: replayedRequestModel,
});

export const cancelEventContract = defineContract({
  method: "PUT",
  path: "/events/{id}/cancel",
  summary: "Cancel an event that waits for delivery",
  permission: "gateway.operate",
  params: idParams,
  response: eventModel,
});

/** Older name of cancel. */
export const muteEventContract = defineContract({
  ...cancelEventContract,
  path: "/events/{id}/mute",
});

export const revealEventContract = defineContract({
  method: "POST",
  path: "/events/{id}/reveal",
  summary: "Show an event with its secrets unmasked; the audit log notes who looked",
  permission: "secrets.read",
  audit: "always",
  params: idParams,
  response: eventModel,
});
