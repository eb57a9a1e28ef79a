export type MailParts = {
  subject: string;
  /** Sentences in the order they are read; plain text. */
  paragraphs: readonly string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** What to do when the mail was not expected; smaller, below. */
  footnote?: string;
};

export type MailContent = { subject: string; text: string; html: string };

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Returns text that HTML shows as it stands. */
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

/** One line, whatever somebody named their organization. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
}

const FONT = "font-family:ui-sans-serif,system-ui,-apple-system,'Segoe UI',sans-serif";
const BUTTON =
  "display:inline-block;padding:9px 16px;border-radius:6px;background:#0f766e;color:#ffffff;font-weight:500;text-decoration:none";

/** Colours of its own where the reader's program is dark; those without a clue get the light ones. */
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #101413 !important; }
  .text { color: #e7ecea !important; }
  .meta, .meta a { color: #9aa8a4 !important; }
  .rule { border-color: #2a3330 !important; }
}`;

function toHtml({ subject, paragraphs, action, footnote }: MailParts): string {
  const body = paragraphs.map(
    (each) => `<p class="text" style="margin:0 0 16px;color:#17201d">${escapeHtml(each)}</p>`,
  );
  if (action) {
    const url = escapeHtml(action.url);
    body.push(
      `<p style="margin:24px 0"><a href="${url}" style="${BUTTON}">${escapeHtml(action.label)}</a></p>`,
      `<p class="meta" style="margin:0 0 16px;font-size:12px;color:#5c6b66">Or open this address:<br><a href="${url}" style="color:#5c6b66;word-break:break-all">${url}</a></p>`,
    );
  }
  if (footnote) {
    body.push(
      `<p class="meta rule" style="margin:24px 0 0;padding-top:16px;border-top:1px solid #dde3e1;font-size:12px;color:#5c6b66">${escapeHtml(footnote)}</p>`,
    );
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin:0;padding:32px 16px;background:#ffffff;${FONT};font-size:14px;line-height:20px">
<div style="max-width:480px;margin:0 auto">
<p class="text" style="margin:0 0 24px;font-weight:600;color:#17201d">Sluice</p>
${body.join("\n")}
</div>
</body>
</html>`;
}

function toText({ paragraphs, action, footnote }: MailParts): string {
  const parts = [...paragraphs];
  if (action) parts.push(`${action.label}:\n${action.url}`);
  if (footnote) parts.push(`-- \n${footnote}`);
  return `${parts.join("\n\n")}\n`;
}

/**
 * Renders a mail as text and as HTML that says the same: no images, nothing from elsewhere, readable in light
 * and dark. What stands in `parts` is text and shown as it is, markup included.
 */
export function renderMail(parts: MailParts): MailContent {
  const subject = oneLine(parts.subject);
  return { subject, text: toText(parts), html: toHtml({ ...parts, subject }) };
}
