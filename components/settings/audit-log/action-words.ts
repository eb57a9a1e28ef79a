import type { AuditEntry } from "#lib/schemas/audit-entry.ts";

const PAST: Readonly<Record<string, string>> = {
  run: "ran",
  send: "sent",
  get: "looked at",
  reveal: "looked at secrets of",
  upsert: "saved",
  leave: "left",
  test: "tried",
  add: "added",
  mute: "muted",
  roll: "rolled",
  attach: "attached",
  confirm: "confirmed",
  resend: "sent again",
  transfer: "transferred",
  cancel: "cancelled",
  retry: "retried",
  replay: "replayed",
  accept: "accepted",
  dismiss: "dismissed",
};

/** `archive` is archived, `update` updated, `trigger` triggered. */
function pastOf(verb: string): string {
  const known = PAST[verb];
  if (known) return known;
  return verb.endsWith("e") ? `${verb}d` : `${verb}ed`;
}

/** Where verb and noun would make an odd sentence. */
const SENTENCES: Readonly<Record<string, string>> = {
  "session.create": "Signed in with",
  "data.delete": "Deleted data of",
  "signing_secret.get": "Looked at signing secret",
  "account.password.changed": "Changed password",
  "account.email.changed": "Changed e-mail address",
  "account.second-factor.added": "Added second factor",
  "account.second-factor.removed": "Removed second factor",
  "account.recovery-code.used": "Used recovery code",
  "account.identity.linked": "Linked identity",
};

/** Returns what was done, in words: "Paused connection". */
export function actionWords({ action, resource }: Pick<AuditEntry, "action" | "resource">): string {
  const known = SENTENCES[action];
  if (known) return known;
  const verb = action.slice(action.indexOf(".") + 1);
  const text = `${pastOf(verb)} ${resource.type.replaceAll("_", " ")}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns what it was done to, in words: "orders", "Firefox on Linux". */
export function resourceWords({ resource }: Pick<AuditEntry, "resource">): string {
  if (resource.name) return resource.name;
  if (resource.type === "session") return "an unknown device";
  // The id of an account says no more than who did it.
  return resource.type === "account" ? "" : (resource.id ?? "");
}

/** What can be chosen of what was done. */
export const NOUNS: readonly { value: string; label: string }[] = [
  ["", "Anything"],
  ["source", "Sources"],
  ["destination", "Destinations"],
  ["connection", "Connections"],
  ["transformation", "Transformations"],
  ["event", "Events"],
  ["request", "Requests"],
  ["bookmark", "Bookmarks"],
  ["issue", "Issues"],
  ["issue_trigger", "Issue triggers"],
  ["api_key", "API keys"],
  ["signing_secret", "Signing secret"],
  ["member", "Members"],
  ["invitation", "Invitations"],
  ["project", "Projects"],
  ["organization", "Organization"],
  ["session", "Sign-ins"],
  ["data", "Retention"],
].map(([value = "", label = ""]) => ({ value, label }));
