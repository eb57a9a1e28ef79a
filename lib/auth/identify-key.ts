import { readApiKey } from "#lib/domain/read-api-key.ts";
import { AppError } from "#lib/errors.ts";
import { type FoundApiKey, findApiKey } from "#lib/services/api-keys/find-api-key.ts";
import type { Caller } from "#lib/services/context.ts";
import { findVisibleProjects } from "#lib/services/projects/find-visible-projects.ts";
import type { AuthContext } from "./auth-context.ts";
import { chooseProject, unauthorized } from "./requested-project.ts";

/** What is the same for all kinds of keys. */
function toCaller({ id, kind, organizationId, role, scopes, grants }: FoundApiKey) {
  return { kind: "api_key", keyKind: kind, id, organizationId, role, scopes, grants } as const;
}

/** A key of the organization is good for the projects that it was granted, or for all where none was named. */
function ofOrganization(key: FoundApiKey, wanted: string | null): Caller {
  const caller = { ...toCaller(key), userId: null, projectId: wanted };
  if (wanted === null) return caller;
  if (!key.hasWanted) throw new AppError("NOT_FOUND", "Team Not Found", { id: wanted });
  const isLimited = Object.keys(key.grants).length > 0;
  if (isLimited && !Object.hasOwn(key.grants, wanted)) {
    throw new AppError("INSUFFICIENT_SCOPE", "This key is not for that project", { id: wanted });
  }
  return caller;
}

/** A command line that somebody signed in goes wherever that person may, as what they are there. */
async function ofPerson(ctx: AuthContext, key: FoundApiKey, userId: string, wanted: string | null) {
  const projects = await findVisibleProjects(ctx.db, userId);
  const own = projects.find(({ id }) => id === key.projectId) ?? projects[0];
  const project = wanted === null ? own : chooseProject(projects, wanted);
  if (!project) throw unauthorized();
  const { id: projectId, organizationId, role } = project;
  return { ...toCaller(key), organizationId, projectId, role, userId };
}

/**
 * Tells who asks by an API key. `fallback` is the project that a key of an organization means where it names
 * none. Throws as `identifyCaller` does.
 */
export async function identifyKey(
  ctx: AuthContext,
  authorization: string,
  { wanted, fallback }: { wanted: string | null; fallback: string | null },
): Promise<Caller> {
  const secret = readApiKey(authorization);
  const key = secret && (await findApiKey(ctx, secret, wanted ?? fallback));
  if (!key) throw unauthorized();
  if (key.kind === "organization") return ofOrganization(key, wanted ?? fallback);
  if (key.kind === "cli" && key.userId) return ofPerson(ctx, key, key.userId, wanted);
  if (wanted !== null && wanted !== key.projectId) throw unauthorized();
  return { ...toCaller(key), projectId: key.projectId, userId: null };
}
