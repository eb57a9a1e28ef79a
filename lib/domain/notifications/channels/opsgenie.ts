import { cutText, oneLine, visibleText } from "../cut-text.ts";
import { factRecord } from "../message.ts";
import { below, type ChannelDriver, postJson } from "./driver.ts";

// docs.opsgenie.com/docs/alert-api: limits of the fields of an alert.
const MAX_MESSAGE = 130;
const MAX_DESCRIPTION = 15_000;
const MAX_ALIAS = 512;
const MAX_SOURCE = 100;

/** Alert API: created and closed by an alias, which is the issue. */
export const opsgenie: ChannelDriver<"opsgenie"> = {
  type: "opsgenie",
  style: "incident",
  build(message, { config, secret }) {
    const headers = { authorization: `GenieKey ${secret.api_key}` };
    const alias = cutText(message.key, MAX_ALIAS);
    const source = cutText(`Sluice ${oneLine(message.projectName)}`, MAX_SOURCE);
    const ofAlert = (verb: string) =>
      below(config.api_url, `/v2/alerts/${encodeURIComponent(alias)}/${verb}?identifierType=alias`);
    switch (message.kind) {
      case "acknowledged":
        return postJson(ofAlert("acknowledge"), { source }, headers);
      case "resolved":
        return postJson(ofAlert("close"), { source }, headers);
      case "opened":
      case "reopened":
      case "test":
        break;
      default:
        return null;
    }
    return postJson(
      below(config.api_url, "/v2/alerts"),
      {
        message: cutText(oneLine(message.title), MAX_MESSAGE),
        alias,
        description: cutText(
          [visibleText(message.text), message.url].filter(Boolean).join("\n"),
          MAX_DESCRIPTION,
        ),
        details: factRecord(message),
        source,
        priority: message.kind === "test" ? "P5" : config.priority,
      },
      headers,
    );
  },
};
