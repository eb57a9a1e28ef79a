import { z } from "zod";
import { eventModel } from "./event.ts";
import { requestModel } from "./request.ts";

const MAX_CONNECTIONS = 255;
const id = z.string().min(1).max(255);

const webhookIds = z.array(id).min(1).max(MAX_CONNECTIONS);

/** Which connections of the request's source to route it to again. */
export const retryRequestBody = z.strictObject({ webhook_ids: webhookIds.optional() });

const MAX_PATH_CHARS = 8_192;
const MAX_HEADERS = 255;
const MAX_HEADER_CHARS = 32_768;
/** A body of 10 MB, each byte of which may be written as an escape of its own or as base64. */
const MAX_BODY_CHARS = 14 * 1024 * 1024;

const method = z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
const visible = /^[\x21-\x7e]*$/;

/** What is changed about a request when it is made again; what is not named stays as it was. */
export const replayEdit = z.strictObject({
  method: method.optional(),
  path: z
    .string()
    .max(MAX_PATH_CHARS)
    .regex(visible, "must be written as in a URL")
    .startsWith("/")
    .optional(),
  /** Without the question mark. */
  query: z.string().max(MAX_PATH_CHARS).regex(visible, "must be written as in a URL").optional(),
  /** All of them: one that is left out is dropped. */
  headers: z
    .record(
      z.string().regex(/^[!#$%&'*+\-.^_`|~\w]{1,255}$/, "must be a header name"),
      z
        .string()
        .max(MAX_HEADER_CHARS)
        .regex(/^[\t\x20-\x7e\x80-\xff]*$/, "must be text that HTTP allows in a header"),
    )
    .refine((headers) => Object.keys(headers).length <= MAX_HEADERS, {
      message: `must not have more than ${MAX_HEADERS} headers`,
    })
    .optional(),
  body: z.string().max(MAX_BODY_CHARS).optional(),
  /** With bytes that are no text. */
  body_encoding: z.literal("base64").optional(),
});
export type ReplayEdit = z.output<typeof replayEdit>;

/** A source alone: its active connections. Connections: those, each with its source. */
export const replayTarget = z.strictObject({
  source_id: id.optional(),
  webhook_ids: webhookIds.optional(),
});
export type ReplayTargetInput = z.output<typeof replayTarget>;

export const MAX_REPLAY_BYTES = 16 * 1024 * 1024;

/** Where a request goes once more, and what is changed about it. */
export const replayBody = replayTarget.extend({ edit: replayEdit.optional() });
export type ReplayInput = z.output<typeof replayBody>;

/** A bookmark without a target goes to its own connection. */
export const triggerBookmarkBody = replayBody.extend({
  target: z.enum(["http", "cli"]).optional().describe("Sent by older clients; not looked at"),
});

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
