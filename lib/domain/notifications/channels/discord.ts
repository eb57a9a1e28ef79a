import { cutText, oneLine, visibleText } from "../cut-text.ts";
import { isEnd, type Message, moreLine } from "../message.ts";
import { type ChannelDriver, postJson } from "./driver.ts";

// discord.com/developers/docs/resources/message#embed-object-embed-limits
const MAX_TITLE = 256;
const MAX_DESCRIPTION = 2_000;
const MAX_FIELDS = 10;
const MAX_FIELD_NAME = 128;
const MAX_FIELD_VALUE = 256;
const MAX_FOOTER = 200;
const MAX_OTHERS = 10;
const MAX_OTHER = 120;

const RED = 0xc9372c;
const GREEN = 0x1f845a;

/** Markdown of Discord, mentions of people, roles and channels included. */
function escapeText(text: string): string {
  return visibleText(text)
    .replaceAll(/[\\*_~`|>#[\]()<-]/g, "\\$&")
    .replaceAll("@", "@\u200b")
    .replaceAll(/https?:(?=\/\/)/g, "$&\u200b");
}

function description(message: Message): string {
  const lines = message.text ? [escapeText(message.text)] : [];
  for (const { title, url } of message.others.slice(0, MAX_OTHERS)) {
    lines.push(`• [${cutText(escapeText(oneLine(title)), MAX_OTHER)}](${url})`);
  }
  const untold = Math.max(0, message.others.length - MAX_OTHERS);
  const more = moreLine({ moreCount: message.moreCount + untold });
  if (more) lines.push(more);
  return cutText(lines.join("\n"), MAX_DESCRIPTION);
}

/** A message with one embed: discord.com/developers/docs/resources/webhook#execute-webhook. */
export function discordBody(message: Message) {
  const told = description(message);
  return {
    // Whatever the text says, nobody is called.
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: cutText(escapeText(oneLine(message.title)), MAX_TITLE),
        ...(told ? { description: told } : {}),
        url: message.url,
        color: isEnd(message) ? GREEN : RED,
        timestamp: message.at.toISOString(),
        fields: message.facts.slice(0, MAX_FIELDS).map(({ label, value }) => ({
          name: cutText(escapeText(oneLine(label)), MAX_FIELD_NAME),
          value: cutText(escapeText(oneLine(value)) || "–", MAX_FIELD_VALUE),
          inline: true,
        })),
        footer: { text: cutText(oneLine(message.projectName), MAX_FOOTER) },
      },
    ],
  };
}

/** Webhooks of a channel on a server. */
export const discord: ChannelDriver<"discord"> = {
  type: "discord",
  style: "chat",
  build: (message, { secret }) => postJson(secret.webhook_url, discordBody(message)),
};
