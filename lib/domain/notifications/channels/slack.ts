import { cutText, oneLine, visibleText } from "../cut-text.ts";
import { isEnd, type Message, type MessageLink, moreLine } from "../message.ts";
import { type ChannelDriver, postJson } from "./driver.ts";

// docs.slack.dev/reference/block-kit/blocks: limits of blocks and of text objects.
const MAX_HEADER = 150;
const MAX_TEXT = 3_000;
const MAX_FIELD = 300;
const MAX_FIELDS = 10;
const MAX_OTHERS = 10;
const MAX_LINK = 200;

/** docs.slack.dev/messaging/formatting-message-text: the three characters that Slack reads as its own. */
function escapeText(text: string): string {
  return visibleText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Where text must be mrkdwn, what marks it up is parted from its word. */
function escapeMrkdwn(text: string): string {
  return escapeText(text)
    .replaceAll(/[*_~`]/g, "\u200b$&\u200b")
    .replaceAll("|", "¦");
}

const plain = (text: string, max = MAX_TEXT) => ({
  type: "plain_text" as const,
  text: cutText(escapeText(text), max),
  emoji: false,
});
const link = ({ title, url }: MessageLink) =>
  `<${url}|${cutText(escapeMrkdwn(oneLine(title)), MAX_LINK)}>`;

function othersBlock(message: Message) {
  const lines = message.others.slice(0, MAX_OTHERS).map((other) => `• ${link(other)}`);
  const untold = Math.max(0, message.others.length - MAX_OTHERS);
  const more = moreLine({ moreCount: message.moreCount + untold });
  if (more) lines.push(more);
  if (lines.length === 0) return [];
  return [{ type: "section" as const, text: { type: "mrkdwn" as const, text: lines.join("\n") } }];
}

/** Two columns: what it is, and its value. */
function fields({ facts }: Message) {
  if (facts.length === 0) return [];
  const shown = facts
    .slice(0, MAX_FIELDS / 2)
    .flatMap(({ label, value }) => [
      plain(oneLine(label), MAX_FIELD),
      plain(oneLine(value) || "–", MAX_FIELD),
    ]);
  return [{ type: "section" as const, fields: shown }];
}

/** A message of blocks: docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. */
export function slackBody(message: Message) {
  const title = (isEnd(message) ? "✓ " : "") + oneLine(message.title);
  return {
    // What notifications and screen readers say.
    text: cutText(escapeMrkdwn(title), MAX_TEXT),
    unfurl_links: false,
    blocks: [
      { type: "header" as const, text: plain(title, MAX_HEADER) },
      ...(message.text ? [{ type: "section" as const, text: plain(message.text) }] : []),
      ...fields(message),
      ...othersBlock(message),
      {
        type: "actions" as const,
        elements: [{ type: "button" as const, text: plain("Open in Sluice"), url: message.url }],
      },
      { type: "context" as const, elements: [plain(oneLine(message.projectName))] },
    ],
  };
}

/** Incoming webhooks with Block Kit. */
export const slack: ChannelDriver<"slack"> = {
  type: "slack",
  style: "chat",
  build: (message, { secret }) => postJson(secret.webhook_url, slackBody(message)),
};
