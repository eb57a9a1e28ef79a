import type { ChannelSettings, HttpChannelType } from "../channels/driver.ts";
import { standardSecret } from "../channels/webhook.ts";
import type { Message } from "../message.ts";

/** A message as an issue makes it; `rest` overrides. */
export function sampleMessage(rest: Partial<Message> = {}): Message {
  return {
    id: "ntf_00000000000000000001",
    kind: "opened",
    key: "iss_00000000000000000001",
    title: "orders → warehouse answers 503",
    text: "Look at the deploy log first.",
    facts: [
      { label: "Connection", value: "orders → warehouse" },
      { label: "Occurrences", value: "1,204" },
    ],
    url: "https://sluice.example.com/issues/iss_00000000000000000001",
    projectName: "North & Grain",
    issueId: "iss_00000000000000000001",
    at: new Date("2026-11-23T10:00:00.000Z"),
    others: [],
    moreCount: 0,
    ...rest,
  };
}

/** Settings of every kind of channel, as a person would save them; all lead to `baseUrl`. */
export function sampleSettings(baseUrl: string): {
  [T in HttpChannelType]: ChannelSettings<T>;
} {
  const hook = { webhook_url: `${baseUrl}/hook/T000/B000/canary-secret` };
  return {
    slack: { config: {}, secret: hook },
    discord: { config: {}, secret: hook },
    microsoft_teams: { config: {}, secret: hook },
    pagerduty: {
      config: { api_url: baseUrl, severity: "error" },
      secret: { routing_key: "canary-secret-0123456789abcdef00" },
    },
    opsgenie: {
      config: { api_url: `${baseUrl}/`, priority: "P3" },
      secret: { api_key: "canary-secret" },
    },
    betteruptime: {
      config: { api_url: baseUrl, requester_email: "ada@example.com", policy_id: "42" },
      secret: { api_token: "canary-secret" },
    },
    incidentio: {
      config: { api_url: baseUrl, alert_source_id: "01GW2G3V0S59R238FAHPDS1R66" },
      secret: { token: "canary-secret" },
    },
    webhook: {
      config: { url: `${baseUrl}/any` },
      secret: { signing_secret: standardSecret(Buffer.from("canary-secret-of-32-bytes-length")) },
    },
  };
}
