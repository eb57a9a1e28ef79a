import { cutText, oneLine, visibleText } from "./cut-text.ts";
import { isEnd, type Message, moreLine } from "./message.ts";

const MAX_SUBJECT = 160;
const MAX_TEXT = 20_000;
const MAX_VALUE = 1_000;
const MAX_OTHERS = 50;

export type MailParts = {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/** Where its reader can stop such mails; null where the address is none of a person that signs in. */
export type MailFooter = {
  reason: string;
  unsubscribeUrl: string | null;
  /** Where a mail program sends what its own button says (RFC 8058). */
  oneClickUrl: string | null;
  settingsUrl: string | null;
};

/** Makes text safe between tags and within quoted attributes. */
function escapeHtml(text: string): string {
  return visibleText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const line = (value: string) => cutText(oneLine(value), MAX_VALUE);

function plainText(message: Message, { reason, unsubscribeUrl, settingsUrl }: MailFooter): string {
  const more = moreLine(withUntold(message));
  const parts = [
    line(message.title),
    cutText(visibleText(message.text), MAX_TEXT),
    message.facts.map(({ label, value }) => `${line(label)}: ${line(value)}`).join("\n"),
    message.url,
    [
      ...message.others.slice(0, MAX_OTHERS).map(({ title, url }) => `- ${line(title)}\n  ${url}`),
      ...(more ? [more] : []),
    ].join("\n"),
    [
      "-- ",
      reason,
      ...(settingsUrl ? [`Choose what you get: ${settingsUrl}`] : []),
      ...(unsubscribeUrl ? [`Unsubscribe: ${unsubscribeUrl}`] : []),
    ].join("\n"),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function withUntold({ moreCount, others }: Message) {
  return { moreCount: moreCount + Math.max(0, others.length - MAX_OTHERS) };
}

const link = (url: string, text: string, style = "color:#0f766e") =>
  `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(text)}</a>`;

const BUTTON =
  "display:inline-block;padding:8px 14px;border-radius:6px;background:#0f766e;color:#ffffff;text-decoration:none";

function htmlText(message: Message, { reason, unsubscribeUrl, settingsUrl }: MailFooter): string {
  const color = isEnd(message) ? "#166534" : "#b42318";
  const facts = message.facts.map(
    ({ label, value }) =>
      `<tr><td style="padding:2px 16px 2px 0;color:#5f6b7a">${escapeHtml(line(label))}</td>` +
      `<td style="padding:2px 0">${escapeHtml(line(value))}</td></tr>`,
  );
  const others = message.others
    .slice(0, MAX_OTHERS)
    .map(({ title, url }) => `<li style="margin:4px 0">${link(url, line(title))}</li>`);
  const more = moreLine(withUntold(message));
  const text = escapeHtml(cutText(message.text, MAX_TEXT)).replaceAll("\n", "<br>");
  const footer = [
    escapeHtml(reason),
    ...(settingsUrl ? [link(settingsUrl, "Choose what you get", "color:#5f6b7a")] : []),
    ...(unsubscribeUrl ? [link(unsubscribeUrl, "Unsubscribe", "color:#5f6b7a")] : []),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#16191d;font:14px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 4px;color:#5f6b7a">${escapeHtml(line(message.projectName))}</p>
<h1 style="margin:0 0 12px;font-size:18px;color:${color}">${escapeHtml(line(message.title))}</h1>
${text ? `<p style="margin:0 0 12px">${text}</p>` : ""}
${facts.length > 0 ? `<table role="presentation" style="margin:0 0 16px;border-collapse:collapse">${facts.join("")}</table>` : ""}
<p style="margin:0 0 20px">${link(message.url, "Open in Sluice", BUTTON)}</p>
${others.length > 0 ? `<ul style="margin:0 0 12px;padding-left:20px">${others.join("")}</ul>` : ""}
${more ? `<p style="margin:0 0 12px">${escapeHtml(more)}</p>` : ""}
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #e3e6ea;color:#5f6b7a;font-size:12px">${footer.join(" · ")}</p>
</div></body></html>
`;
}

/** Mail programs believe only https to stop mails by themselves. */
function listHeaders({ oneClickUrl }: MailFooter): Record<string, string> {
  if (oneClickUrl === null) return {};
  const { href, protocol } = new URL(oneClickUrl);
  return {
    "List-Unsubscribe": `<${href}>`,
    ...(protocol === "https:" ? { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {}),
  };
}

/** Writes a message as a mail: its subject on one line, its text plain and as HTML in which nothing runs. */
export function buildMail(message: Message, footer: MailFooter): MailParts {
  const count = message.others.length + message.moreCount;
  const more = count > 0 ? ` (+${count} more)` : "";
  const subject = cutText(
    oneLine(`[${message.projectName}] ${message.title}`),
    MAX_SUBJECT - more.length,
  );
  return {
    subject: subject + more,
    text: plainText(message, footer),
    html: htmlText(message, footer),
    headers: listHeaders(footer),
  };
}
