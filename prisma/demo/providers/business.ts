import { message, type Writer } from "../message.ts";
import { person } from "../people.ts";

const HOUR_MS = 60 * 60 * 1_000;

export const hubspot: Writer = (random, at) => {
  const changes = Array.from({ length: random.between(1, 3) }, () => ({
    eventId: random.between(1e8, 4e9),
    subscriptionId: 2_846_113,
    portalId: 48_120_557,
    occurredAt: at.getTime() - random.between(40, 2_000),
    subscriptionType: "contact.propertyChange",
    attemptNumber: 0,
    objectId: random.between(1e9, 9e9),
    propertyName: random.pick(["lifecyclestage", "hs_lead_status", "phone", "company"]),
    propertyValue: random.pick(["customer", "opportunity", "IN_PROGRESS", "North & Grain"]),
    changeSource: random.pick(["CRM_UI", "FORM", "API"]),
  }));
  return message({
    ip: "18.208.241.17",
    headers: {
      "user-agent": "HubSpot Connect 2.0 (http://dev.hubspot.com/)",
      "x-hubspot-signature-version": "v3",
      "x-hubspot-signature-v3": `${random.text(43)}=`,
      "x-hubspot-request-timestamp": String(at.getTime()),
    },
    body: changes,
  });
};

export const calendly: Writer = (random, at) => {
  const { first, last, email } = person(random);
  const start = new Date(at.getTime() + random.between(4, 120) * HOUR_MS);
  const event = random.pick(["invitee.created", "invitee.created", "invitee.canceled"]);
  return message({
    ip: "34.74.211.9",
    headers: { "user-agent": "Calendly", "x-webhook-signature": random.hex(64) },
    body: {
      event,
      created_at: at.toISOString(),
      payload: {
        name: `${first} ${last}`,
        email,
        status: event === "invitee.created" ? "active" : "canceled",
        timezone: random.pick(["Europe/Berlin", "America/Toronto", "Europe/Lisbon"]),
        scheduled_event: { name: "Wholesale intro call", start_time: start.toISOString() },
      },
    },
  });
};

export const typeform: Writer = (random, at) => {
  const score = random.between(4, 10);
  return message({
    ip: "52.203.91.67",
    headers: {
      "user-agent": "Typeform Webhooks",
      "typeform-signature": `sha256=${random.text(43)}=`,
    },
    body: {
      event_id: random.text(26).toUpperCase(),
      event_type: "form_response",
      form_response: {
        form_id: "kD3vQn8x",
        token: random.hex(32),
        submitted_at: at.toISOString(),
        hidden: { order: `#${random.between(1042, 9821)}` },
        answers: [
          { type: "number", number: score, field: { ref: "nps" } },
          {
            type: "text",
            text: random.pick(["Lovely packaging", "Took a while", "Will order again"]),
            field: { ref: "why" },
          },
        ],
      },
    },
  });
};

export const zendesk: Writer = (random, at) => {
  const { first, email } = person(random);
  return message({
    ip: "216.198.0.14",
    headers: {
      "user-agent": "Zendesk Webhook",
      "x-zendesk-webhook-id": `01J${random.text(23).toUpperCase()}`,
      "x-zendesk-webhook-signature": `${random.text(43)}=`,
    },
    body: {
      type: "zen:event-type:ticket.created",
      time: at.toISOString(),
      detail: {
        id: String(random.between(10_000, 99_999)),
        subject: random.pick(["Refund", "Wrong item", "Invoice needed"]),
        status: "NEW",
        requester: { name: first, email },
      },
    },
  });
};
