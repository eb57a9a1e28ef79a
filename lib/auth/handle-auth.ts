import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { createAuthOptions } from "./auth-options.ts";
import { requestOrigin } from "./request-origin.ts";
import { requestSessionId } from "./request-session.ts";
import { isAllowedByOrigin } from "./same-origin.ts";
import { getSignInContext } from "./sign-in-context.ts";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** Answers everything under /api/auth: sign-in, sign-out, and what next-auth's client asks for. */
export async function handleAuth(request: NextRequest, route: RouteContext): Promise<Response> {
  const ctx = getSignInContext();
  if (!isAllowedByOrigin(request.method, request.headers, ctx.publicUrl)) {
    return new Response(null, { status: 403 });
  }
  const caller = {
    origin: requestOrigin(request.headers),
    sessionId: await requestSessionId(ctx, request.headers),
  };
  return NextAuth(request, route, createAuthOptions(ctx, caller));
}
