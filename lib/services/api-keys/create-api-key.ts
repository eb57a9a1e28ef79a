import { AppError } from "#lib/errors.ts";
import type { ApiKeyInput, CreatedApiKey } from "#lib/schemas/api-key.ts";
import type { PlatformContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { findManagedProject, findReachableProjects } from "../projects/find-reachable-projects.ts";
import { addApiKey } from "./add-api-key.ts";
import { assertMayGrant } from "./assert-may-grant.ts";

type KeyContext = Pick<PlatformContext, "db" | "now" | "caller">;

/** Only people make keys of an organization, and grant them projects of theirs. */
async function assertMayMakeForOrganization(
  ctx: KeyContext,
  { grants = {}, team_id }: ApiKeyInput,
) {
  if (ctx.caller.kind !== "session") {
    throw new AppError("FORBIDDEN", "Only people may create keys of the organization");
  }
  if (team_id) throw validationError(["team_id is not allowed"]);
  const own = new Set((await findReachableProjects(ctx)).map(({ id }) => id));
  const foreign = Object.keys(grants).find((id) => !own.has(id));
  if (foreign !== undefined) throw new AppError("NOT_FOUND", "Team Not Found", { id: foreign });
  const hasScopes = Object.entries(grants).find(([, grant]) => grant.scopes);
  if (hasScopes) throw validationError([`grants.${hasScopes[0]}.scopes is not allowed`]);
}

/**
 * Creates a key for a project or for the organization. Its secret stands in this answer and nowhere else.
 * Throws NOT_FOUND for a project that the caller may not open, FORBIDDEN when a key asks for a key of the
 * organization, INSUFFICIENT_SCOPE when a key would give away more than it has.
 */
export async function createApiKey(ctx: KeyContext, input: ApiKeyInput): Promise<CreatedApiKey> {
  const { label, type, team_id, scopes = ["*"], grants = {}, expires_at } = input;
  const { caller } = ctx;
  assertMayGrant(caller, { scopes, grants });
  const { organizationId } = caller;
  let projectId: string | null = null;
  if (type === "organization") {
    await assertMayMakeForOrganization(ctx, input);
  } else {
    const wanted = team_id ?? caller.projectId;
    if (!wanted) throw validationError(["team_id is required"]);
    projectId = (await findManagedProject(ctx, wanted)).id;
  }
  return addApiKey(ctx, ctx.db.prisma, {
    kind: type,
    organizationId,
    projectId,
    userId: caller.userId,
    label,
    // A key of the organization stands for who made it; one of a project manages that project.
    role: type === "organization" ? caller.role : "admin",
    scopes: [...scopes],
    grants,
    expiresAt: expires_at ? new Date(expires_at) : null,
  });
}
