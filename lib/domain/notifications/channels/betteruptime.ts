import { z } from "zod";
import { cutText, oneLine, visibleText } from "../cut-text.ts";
import { below, type ChannelDriver, postJson } from "./driver.ts";

const MAX_NAME = 200;
const MAX_SUMMARY = 500;
const MAX_DESCRIPTION = 4_000;

const createdIncident = z.object({ data: z.object({ id: z.union([z.string(), z.int()]) }) });

/** Better Stack's incidents, which are resolved by the id that it gave them: betterstack.com/docs/uptime/api. */
export const betteruptime: ChannelDriver<"betteruptime"> = {
  type: "betteruptime",
  style: "incident",
  build(message, { config, secret }, { reference }) {
    const headers = { authorization: `Bearer ${secret.api_token}` };
    const incidents = below(config.api_url, "/api/v3/incidents");
    switch (message.kind) {
      case "acknowledged":
      case "resolved": {
        if (reference === null) return null;
        const verb = message.kind === "resolved" ? "resolve" : "acknowledge";
        return postJson(`${incidents}/${encodeURIComponent(reference)}/${verb}`, {}, headers);
      }
      case "opened":
      case "reopened":
      case "test":
        break;
      default:
        return null;
    }
    const facts = message.facts.map(({ label, value }) => `${oneLine(label)}: ${oneLine(value)}`);
    const lines = [visibleText(message.text), ...facts, message.url].filter(Boolean);
    // A test opens an incident that calls nobody.
    const isLoud = message.kind !== "test";
    return postJson(
      incidents,
      {
        requester_email: config.requester_email,
        name: cutText(oneLine(`${message.projectName}: ${message.title}`), MAX_NAME),
        summary: cutText(oneLine(message.title), MAX_SUMMARY),
        description: cutText(lines.join("\n"), MAX_DESCRIPTION),
        ...(config.policy_id && isLoud ? { policy_id: config.policy_id } : {}),
        ...(isLoud ? {} : { call: false, sms: false, email: false, push: false }),
      },
      headers,
    );
  },
  readReference(body) {
    const parsed = createdIncident.safeParse(parseJson(body));
    return parsed.success ? String(parsed.data.data.id) : null;
  },
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
