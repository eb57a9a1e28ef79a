import { z } from "zod";
import { eventModel } from "./event.ts";
import { requestModel } from "./request.ts";

const MAX_CONNECTIONS = 255;
const id = z.string().min(1).max(255);

const webhookIds = z.array(id).min(1).max(MAX_CONNECTIONS);

/** Which connections of the request's source to route it to again. */
export const retryRequestBody = z.strictObject({ webhook_ids: webhookIds.optional() });

/** A source alone: its active connections. Connections: those, each with its source. */
export const replayTarget = z.strictObject({
  source_id: id.optional(),
  webhook_ids: webhookIds.optional(),
});
export type ReplayTargetInput = z.output<typeof replayTarget>;

export const retriedRequestModel = z.object({
  request: requestModel,
  events: z.array(eventModel).nullable().optional(),
});
export type RetriedRequestModel = z.infer<typeof retriedRequestModel>;

export const replayedRequestModel = z.object({
  requests: z.array(requestModel),
  events: z.array(eventModel),
});
export type ReplayedRequestModel = z.infer<typeof replayedRequestModel>;
