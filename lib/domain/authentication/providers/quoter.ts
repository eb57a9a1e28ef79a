import type { AuthenticatedRequest } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { formOf } from "../schemes/form-fields.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { readAs } from "../schemes/read-as.ts";

function read(request: AuthenticatedRequest) {
  const form = formOf(request);
  if (!form) return null;
  const [hash = "", timestamp = ""] = ["hash", "timestamp"].map((name) => form.get(name) ?? "");
  return { body: form.get("data") ?? "", headers: { hash, timestamp } };
}

export const quoter: Provider = {
  label: "Quoter",
  documentation: "https://help.quoter.com/hc/en-us/articles/32085971955355-Integrate-with-Webhooks",
  // The three fields of the form are hash, timestamp and data.
  verification: readAs(
    hmacScheme({
      header: "hash",
      timestampHeader: "timestamp",
      algorithm: "md5",
      isPlainHash: true,
      content: "{secret}{timestamp}{body}",
      time: "s",
    }),
    {
      read,
      write: ({ hash = "", timestamp = "" }, request) => ({
        body: Buffer.from(
          new URLSearchParams({
            hash,
            timestamp,
            data: formOf(request)?.get("data") ?? "",
          }).toString(),
        ),
      }),
    },
  ),
  sample: {
    name: "Quote",
    contentType: "application/x-www-form-urlencoded",
    body: "data=%7B%22id%22%3A%22quot_1%22%2C%22number%22%3A%221234%22%2C%22stage%22%3A%22published%22%7D",
  },
  setup: [
    "Open Settings → Integrations in Quoter, add a webhook, and choose the object and JSON.",
    "Enter {url} as target URL and make up a hash key; without one Quoter does not sign.",
    "Save the same hash key here.",
  ],
};
