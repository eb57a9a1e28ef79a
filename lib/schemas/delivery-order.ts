import { z } from "zod";
import { requestKey } from "./request-key.ts";

const orderFailure = z.enum(["block", "skip", "park"]);

/** Events with the same value at the key are delivered one after another, as they were accepted. */
export const deliveryOrderInput = z.strictObject({
  key: requestKey.describe("Where the value stands, for example body.account.id"),
  on_failure: orderFailure
    .default("block")
    .describe(
      "What a failing event does to those behind it. block: they wait until it succeeds or its retries are used up. skip: it leaves the line after `skip_after` attempts. park: it is put on HOLD, and they wait until somebody retries or cancels it",
    ),
  skip_after: z
    .int()
    .min(1)
    .max(50)
    .nullish()
    .describe("Attempts after which to skip or park; null: the first to skip, the last to park"),
});

export const deliveryOrder = z.object({
  key: z.string(),
  on_failure: orderFailure,
  skip_after: z.int().nullable(),
});
export type DeliveryOrder = z.infer<typeof deliveryOrder>;
