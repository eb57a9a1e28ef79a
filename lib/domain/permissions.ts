import type { Permission, Role } from "#lib/schemas/permission.ts";

export type { Role };

const VIEWER: readonly Permission[] = ["gateway.read", "members.read"];

const MEMBER: readonly Permission[] = [
  ...VIEWER,
  "gateway.write",
  "gateway.operate",
  "secrets.read",
  "api-keys.read",
  "projects.create-private",
];

const ADMIN: readonly Permission[] = [
  ...MEMBER,
  "api-keys.write",
  "members.write",
  "projects.create",
  "projects.write",
  "projects.delete",
  "audit.read",
  "system.read",
];

const OWNER: readonly Permission[] = [...ADMIN, "organization.write", "organization.transfer"];

const GRANTED: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(VIEWER),
  member: new Set(MEMBER),
  admin: new Set(ADMIN),
  owner: new Set(OWNER),
};

/** Tells whether a member may give somebody a role, or take one from them: owners are for owners to change. */
export function canAssign(by: Role, role: Role): boolean {
  return can(by, "members.write") && (role !== "owner" || by === "owner");
}

const RANKS: readonly Role[] = ["viewer", "member", "admin", "owner"];

/** Tells whether the first role may less than the second. */
export function isLower(role: Role, than: Role): boolean {
  return RANKS.indexOf(role) < RANKS.indexOf(than);
}

/** Tells whether a role may do something. Each role may do all that the one below it may. */
export function can(role: Role, permission: Permission): boolean {
  return GRANTED[role].has(permission);
}
