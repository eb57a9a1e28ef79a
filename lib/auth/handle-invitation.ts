import { logger } from "#lib/adapters/logger.ts";
import { AppError, errorBody } from "#lib/errors.ts";
import type { User } from "#lib/schemas/account.ts";
import { acceptInvitationInput } from "#lib/schemas/member.ts";
import { acceptInvitation, type Guest } from "#lib/services/invitations/accept-invitation.ts";
import { parseInput } from "#lib/services/parse-input.ts";
import { createSession } from "#lib/services/sessions/create-session.ts";
import { findSession } from "#lib/services/sessions/find-session.ts";
import { type AuthContext, getAuthContext } from "./auth-context.ts";
import { clientAddress } from "./client-address.ts";
import { isAllowedByOrigin } from "./same-origin.ts";
import {
  openSessionCookie,
  readCookie,
  sealSessionCookie,
  sessionCookieName,
} from "./session-cookie.ts";

const MAX_BODY_LENGTH = 10_000;

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.length > MAX_BODY_LENGTH) throw new AppError("PAYLOAD_TOO_LARGE", "Too large");
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new AppError("BAD_REQUEST", "The body is not JSON");
  }
}

async function findVisitor(ctx: AuthContext, { headers }: Request) {
  const cookie = readCookie(headers.get("cookie"), sessionCookieName(ctx));
  const sessionId = await openSessionCookie(ctx, cookie);
  return sessionId ? findSession(ctx, sessionId) : null;
}

function guestOf(user: User | null, name: string | null, password: string | undefined): Guest {
  if (user) return { user };
  if (password !== undefined) return { user: null, name, password };
  throw new AppError("UNAUTHORIZED", "Sign in first, or choose a password");
}

async function accept(ctx: AuthContext, request: Request): Promise<Response> {
  if (!isAllowedByOrigin(request.method, request.headers, ctx.publicUrl)) {
    throw new AppError("FORBIDDEN", "This request came from another site");
  }
  const {
    token,
    name = null,
    password,
  } = parseInput(acceptInvitationInput, await readBody(request));
  const ipAddress = clientAddress(request.headers.get("x-forwarded-for"));
  const visitor = await findVisitor(ctx, request);
  const guest = guestOf(visitor?.user ?? null, name, password);
  const userId = await acceptInvitation(ctx, { token, guest, ipAddress });
  const headers = new Headers({ "cache-control": "no-store" });
  if (!visitor) {
    const userAgent = request.headers.get("user-agent");
    const sessionId = await createSession(ctx, { userId, ipAddress, userAgent });
    headers.set("set-cookie", await sealSessionCookie(ctx, sessionId));
  }
  return Response.json({ user_id: userId }, { headers });
}

/**
 * Accepts an invitation: for whoever is signed in, or with `{ token, name, password }` for somebody new, who is
 * signed in by it. The page must be one of ours, since a sign-in comes of it.
 */
export async function handleInvitation(
  request: Request,
  ctx: AuthContext = getAuthContext(),
): Promise<Response> {
  try {
    return await accept(ctx, request);
  } catch (error) {
    if (!(error instanceof AppError)) logger.error({ err: error }, "invitation not accepted");
    const body = errorBody(error);
    return Response.json(body, { status: body.status });
  }
}
