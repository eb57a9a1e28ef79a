import { AppError } from "#lib/errors.ts";
import type { Actor, Caller } from "#lib/services/context.ts";
import { findOrganizationRole } from "#lib/services/organizations/find-organization-role.ts";
import { findVisibleProjects } from "#lib/services/projects/find-visible-projects.ts";
import { findSession } from "#lib/services/sessions/find-session.ts";
import { type AuthContext, getAuthContext } from "./auth-context.ts";
import { identifyKey } from "./identify-key.ts";
import { requestSessionId } from "./request-session.ts";
import { chooseProject, requestedProjectId, unauthorized } from "./requested-project.ts";
import { isAllowedByOrigin } from "./same-origin.ts";

const ALL_SCOPES = { scopes: ["*"], grants: {} };

async function identifyCookie(
  ctx: AuthContext,
  request: Request,
  wanted: string | null,
): Promise<Caller> {
  const { headers, method } = request;
  const sessionId = await requestSessionId(ctx, headers);
  if (!sessionId) throw unauthorized();
  if (!isAllowedByOrigin(method, headers, ctx.publicUrl)) {
    throw new AppError("FORBIDDEN", "This request came from another site");
  }
  const session = await findSession(ctx, sessionId);
  if (!session) throw unauthorized();
  const { secondFactorAskedBy: asking } = session;
  if (asking !== null) {
    const message = `${asking} asks its members for a second factor: set one up in the dashboard`;
    throw new AppError("SECOND_FACTOR_REQUIRED", message);
  }
  const userId = session.user.id;
  const caller = { kind: "session", keyKind: null, id: session.id, userId, ...ALL_SCOPES } as const;
  const projects = await findVisibleProjects(ctx.db, userId);
  const project = wanted === null ? projects[0] : chooseProject(projects, wanted);
  if (project) {
    const { id: projectId, organizationId, role } = project;
    return { ...caller, projectId, organizationId, role };
  }
  const membership = await findOrganizationRole(ctx.db, userId);
  if (!membership) throw new AppError("FORBIDDEN", "You are not a member of any organization");
  return { ...caller, projectId: null, ...membership };
}

/**
 * Tells who asks, `fallback` being the project in the path: by API key (Bearer, or user name of Basic), else by session cookie. Everything is read anew
 * at each request, so that revoked keys, ended sessions, removed members and changed roles act at once.
 * Throws UNAUTHORIZED, alike for whatever is wrong with a key or cookie; NOT_FOUND for a project that does not
 * exist or is not the caller's; INSUFFICIENT_SCOPE for one that a key was not granted; FORBIDDEN when another
 * site's page asks for a change; SECOND_FACTOR_REQUIRED for a session whose owner is to set one up first.
 */
export function identifyCaller(
  request: Request,
  fallback: string | null,
  ctx: AuthContext = getAuthContext(),
): Promise<Caller> {
  const wanted = requestedProjectId(request.headers);
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return identifyKey(ctx, authorization, { wanted, fallback });
  return identifyCookie(ctx, request, wanted);
}

/** Binds who asks to one project. Throws when it is not known which. */
export function toActor(caller: Caller): Actor {
  const { kind, id, projectId, organizationId, role, userId } = caller;
  if (projectId !== null) return { kind, id, projectId, organizationId, role, userId };
  if (kind === "session") throw new AppError("FORBIDDEN", "You are not a member of any project");
  throw new AppError("BAD_REQUEST", "Say which project is meant, by the header X-Team-ID");
}

/** Tells who asks, for which project, as what. Throws as `identifyCaller` and `toActor` do. */
export async function authenticateApiRequest(
  request: Request,
  ctx: AuthContext = getAuthContext(),
): Promise<Actor> {
  return toActor(await identifyCaller(request, null, ctx));
}
