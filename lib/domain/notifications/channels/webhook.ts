import { createHmac } from "node:crypto";
import { oneLine, visibleText } from "../cut-text.ts";
import { factRecord } from "../message.ts";
import { type ChannelDriver, JSON_TYPE } from "./driver.ts";

const PREFIX = "whsec_";

/** Returns the signature of standardwebhooks.com: HMAC-SHA256 of id, seconds and body, joined by dots. */
function signStandard(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return `v1,${mac}`;
}

/** Returns a signing secret made of `bytes`, 24 to 64 random ones. */
export function standardSecret(bytes: Uint8Array): string {
  return PREFIX + Buffer.from(bytes).toString("base64");
}

/** Any address: our own message as JSON, signed by Standard Webhooks. The id is the same for each try. */
export const webhook: ChannelDriver<"webhook"> = {
  type: "webhook",
  style: "incident",
  build(message, { config, secret }, { now }) {
    const body = JSON.stringify({
      type: message.kind === "test" ? "test" : `issue.${message.kind}`,
      timestamp: message.at.toISOString(),
      data: {
        issue_id: message.issueId,
        project: oneLine(message.projectName),
        title: oneLine(message.title),
        text: visibleText(message.text),
        facts: factRecord(message),
        url: message.url,
      },
    });
    const seconds = Math.floor(now.getTime() / 1_000);
    return {
      method: "POST",
      url: config.url,
      headers: {
        "content-type": JSON_TYPE,
        "user-agent": "Sluice",
        "webhook-id": message.id,
        "webhook-timestamp": String(seconds),
        "webhook-signature": signStandard(secret.signing_secret, message.id, seconds, body),
      },
      body,
    };
  },
};
