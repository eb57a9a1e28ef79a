import { ApiError } from "./api-error.ts";

/**
 * Posts a sample order to a source, through the same door that everybody else uses.
 * Takes the path under this page's own origin: the source's public host may be another one, which a page
 * must not call. Throws ApiError when the source does not take it.
 */
export async function sendTestRequest(sourceId: string): Promise<void> {
  const response = await fetch(`/e/${sourceId}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      type: "order.created",
      created_at: new Date().toISOString(),
      order: { id: 1001, total: 49.9, currency: "EUR", items: [{ sku: "TEA-250", quantity: 2 }] },
    }),
  });
  if (response.ok) return;
  throw new ApiError(response.status, "REFUSED", `The source answered ${response.status}.`);
}
