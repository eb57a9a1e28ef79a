import { z } from "zod";

const headers = z.record(z.string(), z.string().nullable());
const parsedQuery = z.record(z.string(), z.unknown());

/** What came in. `body` is parsed where its type says how, else text; null when there is none. */
export const requestData = z.object({
  method: z.string(),
  path: z.string(),
  query: z.string().nullable(),
  parsed_query: parsedQuery.nullable(),
  headers,
  body: z.unknown(),
  /** The body is too large to be shown here: read it by raw_body. */
  is_large_payload: z.boolean(),
});
export type RequestData = z.infer<typeof requestData>;

/** What goes out, as the next manual attempt would send it. */
export const eventData = requestData.extend({
  url: z.string(),
  appended_headers: z.array(z.string()),
});
export type EventData = z.infer<typeof eventData>;

export const rawBodyModel = z.object({
  body: z.string(),
  /** Only with bytes that are no text. */
  encoding: z.literal("base64").optional(),
});
export type RawBodyModel = z.infer<typeof rawBodyModel>;
