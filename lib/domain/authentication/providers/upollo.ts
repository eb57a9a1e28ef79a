import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { readAs } from "../schemes/read-as.ts";

const HEADER = "upollo-signature";

export const upollo: Provider = {
  label: "Upollo",
  documentation: "https://app.upollo.ai/docs/reference/webhooks",
  // `t:<time>,s0:<signature>`; the time is not part of what is signed.
  verification: readAs(
    hmacScheme({
      header: HEADER,
      fields: { separator: ",", timestamp: "t", signature: "s0" },
      algorithm: "sha512",
    }),
    {
      read: ({ headers }) => {
        const parts = /^t:(\d+),s0:([0-9a-f]+)$/.exec(headers[HEADER] ?? "");
        return { headers: { [HEADER]: parts ? `t=${parts[1]},s0=${parts[2]}` : "" } };
      },
      write: ({ [HEADER]: value = "" }) => ({ headers: { [HEADER]: value.replaceAll("=", ":") } }),
    },
  ),
  eventType: "body.action",
  sample: {
    name: "CHALLENGE",
    body: {
      action: "CHALLENGE",
      eventType: "LOGIN",
      userInfo: { userId: "1234", userEmail: "ada@example.com" },
      flags: [{ type: "ACCOUNT_SHARING", firstFlagged: "2026-01-15T09:30:00Z" }],
    },
  },
  setup: [
    "Open Access & Keys in Upollo and add a webhook.",
    "Enter {url} as webhook URL.",
    "Copy the webhook secret that is made then and save it here.",
  ],
};
