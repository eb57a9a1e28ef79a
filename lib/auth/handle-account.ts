import { logger } from "#lib/adapters/logger.ts";
import { findBadText } from "#lib/api/find-bad-text.ts";
import { readJsonBody } from "#lib/api/read-json-body.ts";
import { AppError, errorBody } from "#lib/errors.ts";
import { validationError } from "#lib/services/parse-input.ts";
import { ACCOUNT_CALLS } from "./account-calls.ts";
import { requestOrigin } from "./request-origin.ts";
import { requestSessionId } from "./request-session.ts";
import { isAllowedByOrigin } from "./same-origin.ts";
import { sealSessionCookie } from "./session-cookie.ts";
import { getSignInContext, type SignInContext } from "./sign-in-context.ts";

const MAX_BODY_BYTES = 10_000;

type RouteContext = { params: Promise<{ call?: string[] }> };

async function readBody(request: Request): Promise<unknown> {
  if (request.method === "GET") return {};
  const body = await readJsonBody(request, MAX_BODY_BYTES);
  const fault = findBadText(body);
  if (fault) throw validationError([fault]);
  return body;
}

async function answer(ctx: SignInContext, request: Request, path: string): Promise<Response> {
  const name = `${request.method} ${path}`;
  const call = Object.hasOwn(ACCOUNT_CALLS, name) ? ACCOUNT_CALLS[name] : undefined;
  if (!call) throw new AppError("NOT_FOUND", "Not found");
  if (!isAllowedByOrigin(request.method, request.headers, ctx.publicUrl)) {
    throw new AppError("FORBIDDEN", "This request came from another site");
  }
  let newSessionId: string | null = null;
  const result = await call(
    {
      ...ctx,
      origin: requestOrigin(request.headers),
      sessionId: await requestSessionId(ctx, request.headers),
      setSession: (id) => {
        newSessionId = id;
      },
    },
    await readBody(request),
  );
  const response = Response.json(result);
  if (newSessionId) response.headers.set("set-cookie", await sealSessionCookie(ctx, newSessionId));
  return response;
}

/**
 * Answers everything under /api/account: what the pages need to sign in and to look after one's own account.
 * Not part of the API that programs use: only pages of this origin may change anything.
 */
export async function handleAccount(
  request: Request,
  route: RouteContext,
  getContext: () => SignInContext = getSignInContext,
): Promise<Response> {
  const { call = [] } = await route.params;
  const response = await answer(getContext(), request, call.join("/")).catch((error) => {
    if (!(error instanceof AppError)) logger.error({ err: error }, "account call failed");
    const body = errorBody(error);
    return Response.json(body, { status: body.status });
  });
  response.headers.set("cache-control", "no-store");
  return response;
}
