import { logger } from "#lib/adapters/logger.ts";
import { readJsonBody } from "#lib/api/read-json-body.ts";
import { AppError, errorBody } from "#lib/errors.ts";
import { type SetUpInput, setUpInput } from "#lib/schemas/account.ts";
import { createFirstAccount } from "#lib/services/accounts/create-first-account.ts";
import { hasAccount } from "#lib/services/accounts/has-account.ts";
import { isSetupToken } from "#lib/services/installation/setup-token.ts";
import { parseInput } from "#lib/services/parse-input.ts";
import { createSession } from "#lib/services/sessions/create-session.ts";
import { type AuthContext, getAuthContext } from "./auth-context.ts";
import { requestOrigin } from "./request-origin.ts";
import { isAllowedByOrigin } from "./same-origin.ts";
import { sealSessionCookie } from "./session-cookie.ts";

const MAX_BODY_BYTES = 10_000;

async function readInput(ctx: AuthContext, request: Request): Promise<SetUpInput> {
  const body = await readJsonBody(request, MAX_BODY_BYTES);
  const token = typeof body === "object" && body && "token" in body ? body.token : null;
  if (typeof token !== "string" || !isSetupToken(ctx.secretKey, token)) {
    throw new AppError("FORBIDDEN", "This link is not valid: open the one that the start printed");
  }
  return parseInput(setUpInput, body);
}

async function setUpAccount(ctx: AuthContext, request: Request): Promise<Response> {
  if (!isAllowedByOrigin(request.method, request.headers, ctx.publicUrl)) {
    throw new AppError("FORBIDDEN", "This request came from another site");
  }
  if (await hasAccount(ctx.db)) throw new AppError("GONE", "The first account exists already");
  const input = await readInput(ctx, request);
  const { email, password, name = null } = input;
  const userId = await createFirstAccount(ctx, { email, password, name });
  const sessionId = await createSession(ctx, {
    userId,
    ...requestOrigin(request.headers),
  });
  const cookie = await sealSessionCookie(ctx, sessionId);
  const user = { id: userId, email, name };
  return Response.json(
    { user },
    { headers: { "set-cookie": cookie, "cache-control": "no-store" } },
  );
}

/**
 * Creates the first account from `{ token, email, password, name }` and signs its owner in. The token is what
 * protects it, so the page may be opened under any address. Once there is an account it answers GONE.
 */
export async function handleSetUp(
  request: Request,
  ctx: AuthContext = getAuthContext(),
): Promise<Response> {
  try {
    return await setUpAccount(ctx, request);
  } catch (error) {
    if (!(error instanceof AppError)) logger.error({ err: error }, "set-up failed");
    const body = errorBody(error);
    return Response.json(body, { status: body.status });
  }
}
