import type { Provider } from "../provider.ts";
import { tokenInBody } from "../schemes/token.ts";

export const meraki: Provider = {
  label: "Cisco Meraki",
  documentation: "https://developer.cisco.com/meraki/webhooks/introduction/",
  verification: tokenInBody("sharedSecret", "api_key"),
  eventType: "body.alertType",
  deliveryId: "body.alertId",
  sample: {
    name: "Motion detected",
    body: {
      version: "0.1",
      sharedSecret: "gone",
      sentAt: "2026-01-15T09:30:00.000000Z",
      organizationId: "2930418",
      organizationName: "My organization",
      networkId: "N_24329156",
      networkName: "Main office",
      deviceSerial: "Q234-ABCD-5678",
      deviceName: "My camera",
      alertId: "643451796760561416",
      alertType: "Motion detected",
      alertLevel: "informational",
      occurredAt: "2026-01-15T09:29:50.000000Z",
      alertData: { timestamp: 1750000000 },
    },
  },
  setup: [
    "Open Network-wide → Alerts in the Meraki dashboard and add an HTTP server with {url}.",
    "Make up a shared secret, enter it there, and save the same here: Meraki sends it in every body and signs nothing.",
  ],
};
