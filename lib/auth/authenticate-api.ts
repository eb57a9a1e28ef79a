import { AppError } from "#lib/errors.ts";
import { findApiKey } from "#lib/services/api-keys/find-api-key.ts";
import type { Actor } from "#lib/services/context.ts";
import { findVisibleProjects } from "#lib/services/projects/find-visible-projects.ts";
import { findSession } from "#lib/services/sessions/find-session.ts";
import { type AuthContext, getAuthContext } from "./auth-context.ts";
import { readApiKey } from "./read-api-key.ts";
import { isAllowedByOrigin } from "./same-origin.ts";
import { openSessionCookie, readCookie, sessionCookieName } from "./session-cookie.ts";

/** All three say which project is meant: the CLI sends the first two, Terraform the last. */
const PROJECT_HEADERS = ["x-team-id", "x-project-id", "x-hookdeck-team-id"];

function unauthorized() {
  return new AppError("UNAUTHORIZED", "Unauthorized");
}

function requestedProjectId(headers: Headers): string | undefined {
  return PROJECT_HEADERS.map((name) => headers.get(name)).find((value) => value) ?? undefined;
}

async function authenticateKey(ctx: AuthContext, request: Request, authorization: string) {
  const secret = readApiKey(authorization);
  const key = secret && (await findApiKey(ctx, secret));
  if (!key) throw unauthorized();
  const projectId = requestedProjectId(request.headers);
  if (projectId && projectId !== key.projectId) throw unauthorized();
  return { kind: "api_key" as const, ...key, userId: null };
}

async function authenticateCookie(ctx: AuthContext, request: Request): Promise<Actor> {
  const { headers, method } = request;
  const cookie = readCookie(headers.get("cookie"), sessionCookieName(ctx));
  const sessionId = await openSessionCookie(ctx, cookie);
  if (!sessionId) throw unauthorized();
  if (!isAllowedByOrigin(method, headers, ctx.publicUrl)) {
    throw new AppError("FORBIDDEN", "This request came from another site");
  }
  const session = await findSession(ctx, sessionId);
  if (!session) throw unauthorized();

  const projects = await findVisibleProjects(ctx.db, session.user.id);
  const id = requestedProjectId(headers);
  const project = id ? projects.find((candidate) => candidate.id === id) : projects[0];
  if (!project && id) throw new AppError("NOT_FOUND", "Team Not Found", { id });
  if (!project) throw new AppError("FORBIDDEN", "You are not a member of any project");
  return {
    kind: "session",
    id: session.id,
    projectId: project.id,
    organizationId: project.organizationId,
    role: project.role,
    userId: session.user.id,
  };
}

/**
 * Tells who asks, for which project, as what: by API key (Bearer, or user name of Basic), else by session
 * cookie. Everything is read anew at each request, so that revoked keys, ended sessions, removed members and
 * changed roles act at once.
 * Throws UNAUTHORIZED, alike for whatever is wrong with a key or cookie; NOT_FOUND for a project that does not
 * exist or is not the person's; FORBIDDEN when another site's page asks for a change.
 */
export async function authenticateApiRequest(
  request: Request,
  ctx: AuthContext = getAuthContext(),
): Promise<Actor> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return authenticateKey(ctx, request, authorization);
  return authenticateCookie(ctx, request);
}
