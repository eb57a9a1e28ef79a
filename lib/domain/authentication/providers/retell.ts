import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const retell: Provider = {
  label: "Retell AI",
  documentation: "https://docs.retellai.com/features/secure-webhook",
  verification: hmacScheme({
    header: "x-retell-signature",
    fields: { separator: ",", timestamp: "v", signature: "d" },
    content: "{body}{timestamp}",
    time: "ms",
  }),
  eventType: "body.event",
  deliveryId: "body.call.call_id",
  sample: {
    name: "call_ended",
    body: {
      event: "call_ended",
      call: {
        call_type: "phone_call",
        call_id: "Jabr9TXYYJHfvl6Syypi88rdAHYHmcq6",
        agent_id: "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD",
        from_number: "+13125550001",
        to_number: "+13125550002",
        direction: "inbound",
        call_status: "ended",
        end_timestamp: 1750000000000,
      },
    },
  },
  setup: [
    "Open the webhooks of the account or of an agent in the Retell dashboard.",
    "Enter {url} as webhook URL.",
    "Copy the API key that carries the webhook badge and save it here.",
  ],
};
