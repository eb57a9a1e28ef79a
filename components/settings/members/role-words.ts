import type { Permission, Role } from "#lib/schemas/permission.ts";

export const ROLE_OPTIONS: readonly { value: Role; label: string; hint: string }[] = [
  { value: "viewer", label: "Viewer", hint: "Looks at everything, without secrets" },
  { value: "member", label: "Member", hint: "Builds, retries and repairs" },
  { value: "admin", label: "Admin", hint: "Also people, keys and projects" },
  { value: "owner", label: "Owner", hint: "Also the organization itself" },
];

export const roleLabel = (role: Role): string =>
  ROLE_OPTIONS.find(({ value }) => value === role)?.label ?? role;

/** What each permission means to people, in the order of the matrix; none is missing, or this does not compile. */
export const PERMISSION_WORDS: Record<Permission, string> = {
  "gateway.read": "See connections, requests, events, issues and figures",
  "members.read": "See who is in the organization",
  "gateway.operate": "Retry, cancel, replay, publish and work on issues",
  "gateway.write": "Create, change, pause and delete sources, connections and rules",
  "secrets.read": "See secrets: in payloads, of sources and destinations, of signatures",
  "api-keys.read": "See which API keys there are",
  "api-keys.write": "Create, roll and revoke API keys",
  "members.write": "Invite and remove people, and change their roles",
  "projects.create-private": "Create private projects",
  "projects.create": "Create projects that everybody may open",
  "projects.write": "Change projects: retention, redaction, signing secret",
  "projects.delete": "Delete and transfer projects",
  "audit.read": "Read the audit log",
  "system.read": "See the system: processes, queues and disk",
  "organization.write": "Change the organization",
  "organization.transfer": "Make somebody else the owner",
};
