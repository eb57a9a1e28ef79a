import type { sendTestEventContract } from "#lib/contracts/sources.ts";
import { ApiError } from "./api-error.ts";
import { request } from "./fetcher.ts";

const FIRST_REFUSAL = 400;

/**
 * Sends a sample order to a source through the same door that everybody else uses, marked as a test.
 * Throws ApiError when the source does not take it.
 */
export async function sendTestRequest(sourceId: string): Promise<void> {
  const body = {
    kind: "unsigned" as const,
    body: {
      type: "order.created",
      created_at: new Date().toISOString(),
      order: { id: 1001, total: 49.9, currency: "EUR", items: [{ sku: "TEA-250", quantity: 2 }] },
    },
  };
  const { http_status } = await request<typeof sendTestEventContract>("POST /sources/{id}/test", {
    params: { id: sourceId },
    body,
  });
  if (http_status < FIRST_REFUSAL) return;
  throw new ApiError(http_status, "REFUSED", `The source answered ${http_status}.`);
}
