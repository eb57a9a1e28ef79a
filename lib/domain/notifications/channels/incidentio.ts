import { cutText, oneLine, visibleText } from "../cut-text.ts";
import { factRecord } from "../message.ts";
import { below, type ChannelDriver, postJson } from "./driver.ts";

const MAX_TITLE = 300;
const MAX_DESCRIPTION = 5_000;
const MAX_METADATA = 500;

/** Markdown, which descriptions of alerts are. */
function escapeText(text: string): string {
  return visibleText(text)
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\*_~`[\]()#>|!-]/g, "\\$&");
}

/** Alert events of an HTTP source, v2: api-docs.incident.io/tag/Alert-Events-V2. */
export const incidentio: ChannelDriver<"incidentio"> = {
  type: "incidentio",
  style: "incident",
  build(message, { config, secret }) {
    const isFiring = ["opened", "reopened", "test"].includes(message.kind);
    if (!isFiring && message.kind !== "resolved") return null;
    const path = `/v2/alert_events/http/${encodeURIComponent(config.alert_source_id)}`;
    return postJson(
      below(config.api_url, path),
      {
        title: cutText(oneLine(message.title), MAX_TITLE),
        description: cutText(escapeText(message.text), MAX_DESCRIPTION),
        deduplication_key: message.key,
        status: isFiring ? "firing" : "resolved",
        source_url: message.url,
        metadata: {
          project: cutText(oneLine(message.projectName), MAX_METADATA),
          ...factRecord(message, (label) => label.toLowerCase().replaceAll(/\W+/g, "_")),
        },
      },
      { authorization: `Bearer ${secret.token}` },
    );
  },
};
