import { cutText, oneLine, visibleText } from "../cut-text.ts";
import { isEnd, type Message, moreLine } from "../message.ts";
import { type ChannelDriver, postJson } from "./driver.ts";

// A message of a workflow may have 28 KB; what stands here is well below that.
const MAX_TITLE = 300;
const MAX_TEXT = 4_000;
const MAX_FACTS = 10;
const MAX_FACT = 300;
const MAX_OTHERS = 10;
const MAX_OTHER = 200;

/** The part of Markdown that text blocks and facts of cards read. */
function escapeText(text: string): string {
  return visibleText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\*_~`[\]()#>|-]/g, "\\$&")
    .replaceAll(/\{\{/g, "{\u200b{");
}

const block = (text: string, rest: object = {}) => ({
  type: "TextBlock",
  wrap: true,
  text,
  ...rest,
});

function others(message: Message) {
  const blocks = message.others.slice(0, MAX_OTHERS).map(({ title, url }) => {
    return block(`[${cutText(escapeText(oneLine(title)), MAX_OTHER)}](${url})`, {
      spacing: "None",
    });
  });
  const untold = Math.max(0, message.others.length - MAX_OTHERS);
  const more = moreLine({ moreCount: message.moreCount + untold });
  return more ? [...blocks, block(more, { spacing: "None", isSubtle: true })] : blocks;
}

function factSet({ facts }: Message) {
  if (facts.length === 0) return [];
  const shown = facts.slice(0, MAX_FACTS).map(({ label, value }) => ({
    title: cutText(oneLine(label), MAX_FACT),
    value: cutText(escapeText(oneLine(value)) || "–", MAX_FACT),
  }));
  return [{ type: "FactSet", facts: shown }];
}

/** A workflow's URL, which takes a message with an Adaptive Card: adaptivecards.io/explorer, version 1.4. */
export const microsoftTeams: ChannelDriver<"microsoft_teams"> = {
  type: "microsoft_teams",
  style: "chat",
  build(message, { secret }) {
    const card = {
      $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
      type: "AdaptiveCard",
      version: "1.4",
      body: [
        block(cutText(escapeText(oneLine(message.title)), MAX_TITLE), {
          size: "Medium",
          weight: "Bolder",
          color: isEnd(message) ? "Good" : "Attention",
        }),
        ...(message.text ? [block(cutText(escapeText(message.text), MAX_TEXT))] : []),
        ...factSet(message),
        ...others(message),
        block(cutText(escapeText(oneLine(message.projectName)), MAX_FACT), {
          isSubtle: true,
          size: "Small",
        }),
      ],
      actions: [{ type: "Action.OpenUrl", title: "Open in Sluice", url: message.url }],
    };
    return postJson(secret.webhook_url, {
      type: "message",
      attachments: [
        { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content: card },
      ],
    });
  },
};
