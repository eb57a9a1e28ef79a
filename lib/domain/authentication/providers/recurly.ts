import type { AuthenticatedRequest } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { readAs } from "../schemes/read-as.ts";

const HEADER = "recurly-signature";

/** `<time>,<signature>[,<signature>]`: several while a key is rotated. */
function read({ headers }: AuthenticatedRequest) {
  const [timestamp, ...signatures] = (headers[HEADER] ?? "").split(",");
  const isWhole = signatures.length > 0 && signatures.every((text) => /^[0-9a-f]+$/.test(text));
  const fields = [`t=${timestamp}`, ...signatures.map((text) => `v1=${text}`)];
  return { headers: { [HEADER]: isWhole ? fields.join(",") : "" } };
}

export const recurly: Provider = {
  label: "Recurly",
  documentation: "https://docs.recurly.com/recurly-subscriptions/docs/signature-verification",
  verification: readAs(
    hmacScheme({
      header: HEADER,
      fields: { separator: ",", timestamp: "t", signature: "v1" },
      content: "{timestamp}.{body}",
      time: "s-or-ms",
    }),
    {
      read,
      write: ({ [HEADER]: value = "" }) => ({
        headers: { [HEADER]: value.replace("t=", "").replace("v1=", "") },
      }),
    },
  ),
  eventType: "body.event_type",
  deliveryId: "body.id",
  sample: {
    name: "paid",
    body: {
      id: "s5ztv8k2z9p1",
      object_type: "charge_invoice",
      site_id: "r5x0c5u5w4oj",
      event_type: "paid",
      event_time: "2026-01-15T09:30:00Z",
      invoice_number: "1234",
      account_code: "ada",
    },
  },
  setup: [
    "Open Integrations → Webhooks in Recurly and add an endpoint with the format JSON.",
    "Enter {url} as endpoint URL; XML notifications are not signed.",
    "Copy the secret key of the endpoint and save it here.",
  ],
};
