type Invitation = {
  organization: string;
  /** E-mail address of whoever invites; null: a program. */
  invitedBy: string | null;
  role: string;
  url: string;
  days: number;
};

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replaceAll(/[&<>"]/g, (each) => ENTITIES[each] ?? each);

/** Names come from people: line breaks in them would be lines of their own in a subject. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** Writes the mail that asks somebody to join an organization. */
export function invitationMail(invitation: Invitation) {
  const { role, url, days } = invitation;
  const organization = oneLine(invitation.organization);
  const who = invitation.invitedBy ? oneLine(invitation.invitedBy) : "Somebody";
  const subject = `Join ${organization} on Sluice`;
  const asks = `${who} invites you to ${organization} on Sluice, as ${role}.`;
  const over = `The link works once, for this address, for ${days} days. If you did not expect it, ignore this mail.`;
  return {
    subject,
    text: `${asks}\n\nAccept the invitation:\n${url}\n\n${over}\n`,
    html: `<p>${escapeHtml(asks)}</p><p><a href="${escapeHtml(url)}">Accept the invitation</a></p><p>${over}</p>`,
  };
}
