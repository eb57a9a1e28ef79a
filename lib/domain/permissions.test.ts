import { describe, expect, it } from "vitest";
import { can } from "#lib/domain/permissions.ts";
import { type Permission, permission, type Role } from "#lib/schemas/permission.ts";

describe("can", () => {
  const firstRole: Record<Permission, Role> = {
    "gateway.read": "viewer",
    "members.read": "viewer",
    "gateway.write": "member",
    "gateway.operate": "member",
    "secrets.read": "member",
    "api-keys.read": "member",
    "api-keys.write": "admin",
    "members.write": "admin",
    "projects.create-private": "member",
    "projects.create": "admin",
    "projects.write": "admin",
    "projects.delete": "admin",
    "audit.read": "admin",
    "system.read": "admin",
    "organization.write": "owner",
    "organization.transfer": "owner",
  };
  const ranks: readonly Role[] = ["viewer", "member", "admin", "owner"];

  it.each(permission.options)("%s starts at one role and holds for all above it", (name) => {
    const start = ranks.indexOf(firstRole[name]);
    expect(ranks.filter((role) => can(role, name))).toEqual(ranks.slice(start));
  });
});
