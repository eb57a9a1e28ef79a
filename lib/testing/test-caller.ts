import type { Caller } from "#lib/services/context.ts";

/** Makes a caller for tests: a session of an admin with the project open, but for what is given. */
export function testCaller(
  project: { id: string; organizationId: string },
  changes: Partial<Caller> = {},
): Caller {
  return {
    kind: "session",
    keyKind: null,
    id: "ses_1",
    organizationId: project.organizationId,
    projectId: project.id,
    role: "admin",
    userId: null,
    scopes: ["*"],
    grants: {},
    ...changes,
  };
}
