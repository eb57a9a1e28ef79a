import { cutText, oneLine, visibleText } from "../cut-text.ts";
import { factRecord, type Message } from "../message.ts";
import { below, type ChannelDriver, postJson } from "./driver.ts";

// developer.pagerduty.com/docs/send-alert-event
const MAX_SUMMARY = 1_024;
const MAX_DETAIL = 1_024;

const ACTIONS: Partial<Record<Message["kind"], "trigger" | "acknowledge" | "resolve">> = {
  opened: "trigger",
  reopened: "trigger",
  test: "trigger",
  acknowledged: "acknowledge",
  resolved: "resolve",
};

/** Events API v2: one incident per issue, that is acknowledged and resolved with it. */
export const pagerduty: ChannelDriver<"pagerduty"> = {
  type: "pagerduty",
  style: "incident",
  build(message, { config, secret }) {
    const action = ACTIONS[message.kind];
    if (!action) return null;
    const event = {
      routing_key: secret.routing_key,
      event_action: action,
      dedup_key: message.key,
    };
    if (action !== "trigger") return postJson(below(config.api_url, "/v2/enqueue"), event);
    return postJson(below(config.api_url, "/v2/enqueue"), {
      ...event,
      client: "Sluice",
      client_url: message.url,
      links: [{ href: message.url, text: "Open in Sluice" }],
      payload: {
        summary: cutText(oneLine(message.title), MAX_SUMMARY),
        source: cutText(oneLine(message.projectName), MAX_DETAIL),
        severity: message.kind === "test" ? "info" : config.severity,
        timestamp: message.at.toISOString(),
        component: "sluice",
        class: "issue",
        custom_details: {
          ...(message.text ? { description: cutText(visibleText(message.text), MAX_DETAIL) } : {}),
          ...factRecord(message),
        },
      },
    });
  },
};
