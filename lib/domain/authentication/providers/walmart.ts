import { createHash } from "node:crypto";
import type { AuthenticatedRequest } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { readAs } from "../schemes/read-as.ts";

function pathAndQuery(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? parsed.pathname + parsed.search : "";
}

/** Path and query stand for the URL, and a hash for the body. */
function read({ body, urls }: AuthenticatedRequest) {
  return {
    body: createHash("sha256").update(body).digest("hex"),
    urls: urls().map(pathAndQuery),
  };
}

export const walmart: Provider = {
  label: "Walmart",
  documentation: "https://developer.walmart.com/us-marketplace/docs/security-and-authenticity",
  verification: readAs(
    hmacScheme({
      header: "wm_sec.signature",
      timestampHeader: "wm_sec.timestamp",
      encoding: "base64",
      content: "{method}\n{url}\n{timestamp}\n{body}",
      time: "s",
    }),
    { read },
  ),
  eventType: "body.source.eventType",
  deliveryId: "body.source.eventId",
  sample: {
    name: "PO_CREATED",
    body: {
      source: {
        eventType: "PO_CREATED",
        eventTime: "2026-01-15T09:30:00.000Z",
        eventId: "b0e1d3a3-2b5f-4a6e-8d0a-1a2b3c4d5e6f",
      },
      payload: {
        purchaseOrderId: "1796330120075",
        customerOrderId: "2781760782046",
        orderLines: [{ lineNumber: "1", item: { sku: "MUG-1", productName: "Mug" } }],
      },
    },
  },
  setup: [
    "Create a webhook subscription in Walmart Seller Center or with the Notifications API.",
    "Enter {url} as event URL.",
    "Save the shared secret of the subscription here.",
  ],
};
