import type { Permission } from "#lib/schemas/permission.ts";

export type SettingsNavItem = {
  label: string;
  href: string;
  /** Left out for whom this is not allowed to. */
  permission?: Permission;
};

type SettingsNavGroup = { label: string; items: readonly SettingsNavItem[] };

/** The pages below /settings, in the order of the menu beside them. */
export const SETTINGS_GROUPS: readonly SettingsNavGroup[] = [
  {
    label: "Project",
    items: [
      { label: "General", href: "/settings/project" },
      { label: "Notifications", href: "/settings/notifications" },
      { label: "Source types", href: "/settings/source-types" },
      { label: "API keys", href: "/settings/api-keys" },
      { label: "Signing secret", href: "/settings/signing-secret" },
      { label: "Redaction", href: "/settings/redaction" },
    ],
  },
  {
    label: "Organization",
    items: [
      { label: "General", href: "/settings/organization" },
      { label: "Members", href: "/settings/members" },
      {
        label: "API keys",
        href: "/settings/organization-api-keys",
        permission: "api-keys.write",
      },
      { label: "Audit log", href: "/settings/audit-log", permission: "audit.read" },
    ],
  },
  {
    label: "You",
    items: [
      { label: "Account", href: "/settings/account" },
      { label: "My notifications", href: "/settings/my-notifications" },
    ],
  },
  {
    label: "Installation",
    items: [{ label: "System", href: "/settings/system", permission: "system.read" }],
  },
];
